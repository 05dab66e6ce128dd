<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
  <name>AboutDialog</name>
  <message>
    <source>About Earth Engine Workbench</source>
    <translation>关于 Earth Engine Workbench</translation>
  </message>
  <message>
    <source>About the plugin</source>
    <translation>关于此插件</translation>
  </message>
  <message>
    <source>Close</source>
    <translation>关闭</translation>
  </message>
  <message>
    <source>Copy versions</source>
    <translation>复制版本信息</translation>
  </message>
  <message>
    <source>Versions, for reports of bugs</source>
    <translation>用于报告错误的版本信息</translation>
  </message>
</context>
<context>
  <name>BandsEditor</name>
  <message>
    <source>&amp;Look up</source>
    <translation>查询(&amp;L)</translation>
  </message>
  <message>
    <source>+</source>
    <translation>+</translation>
  </message>
  <message>
    <source>Add a band by its name</source>
    <translation>按名称添加波段</translation>
  </message>
  <message>
    <source>Ask Earth Engine for the bands and properties: one small request</source>
    <translation>向 Earth Engine 查询波段和属性：一个小请求</translation>
  </message>
  <message>
    <source>Bands</source>
    <translation>波段</translation>
  </message>
  <message>
    <source>Remove the selected band</source>
    <translation>移除所选波段</translation>
  </message>
  <message>
    <source>Search bands</source>
    <translation>搜索波段</translation>
  </message>
  <message>
    <source>Search bands…</source>
    <translation>搜索波段…</translation>
  </message>
  <message>
    <source>−</source>
    <translation>−</translation>
  </message>
</context>
<context>
  <name>BaselineEditor</name>
  <message>
    <source>Absolute change or percent</source>
    <translation>绝对变化或百分比</translation>
  </message>
  <message>
    <source>Ba&amp;seline</source>
    <translation>基准期(&amp;S)</translation>
  </message>
  <message>
    <source>Chan&amp;ge from a baseline</source>
    <translation>相对基准期的变化(&amp;G)</translation>
  </message>
  <message>
    <source>Change from a baseline period</source>
    <translation>相对基准期的变化</translation>
  </message>
  <message>
    <source>First year of the baseline</source>
    <translation>基准期首年</translation>
  </message>
  <message>
    <source>Last year of the baseline</source>
    <translation>基准期末年</translation>
  </message>
  <message>
    <source>Sho&amp;w as</source>
    <translation>表示为(&amp;W)</translation>
  </message>
  <message>
    <source>to</source>
    <translation>至</translation>
  </message>
</context>
<context>
  <name>ClipEditor</name>
  <message>
    <source>&amp;Table</source>
    <translation>表(&amp;T)</translation>
  </message>
  <message>
    <source>&amp;Values</source>
    <translation>值(&amp;V)</translation>
  </message>
  <message>
    <source>Australia, New Zealand</source>
    <translation>Australia, New Zealand</translation>
  </message>
  <message>
    <source>C&amp;lip</source>
    <translation>裁剪(&amp;L)</translation>
  </message>
  <message>
    <source>Clip the layer</source>
    <translation>裁剪图层</translation>
  </message>
  <message>
    <source>Id of a table</source>
    <translation>表的 ID</translation>
  </message>
  <message>
    <source>Prop&amp;erty</source>
    <translation>属性(&amp;E)</translation>
  </message>
  <message>
    <source>Property of the table's features</source>
    <translation>表要素的属性</translation>
  </message>
  <message>
    <source>Values of the property, separated by commas</source>
    <translation>属性值，用逗号分隔</translation>
  </message>
</context>
<context>
  <name>Cmip6Panel</name>
  <message>
    <source>&amp;Add to map</source>
    <translation>添加到地图(&amp;A)</translation>
  </message>
  <message>
    <source>&amp;Model</source>
    <translation>模式(&amp;M)</translation>
  </message>
  <message>
    <source>&amp;Update layer</source>
    <translation>更新图层(&amp;U)</translation>
  </message>
  <message>
    <source>&amp;Variable</source>
    <translation>变量(&amp;V)</translation>
  </message>
  <message>
    <source>Add to map</source>
    <translation>添加到地图</translation>
  </message>
  <message>
    <source>Back to the collection NASA/GDDP-CMIP6</source>
    <translation>恢复为影像集 NASA/GDDP-CMIP6</translation>
  </message>
  <message>
    <source>CMIP6</source>
    <translation>CMIP6</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>取消</translation>
  </message>
  <message>
    <source>Climate models</source>
    <translation>气候模式</translation>
  </message>
  <message>
    <source>Collection</source>
    <translation>影像集</translation>
  </message>
  <message>
    <source>Colours</source>
    <translation>颜色</translation>
  </message>
  <message>
    <source>Copy as Python</source>
    <translation>复制为 Python</translation>
  </message>
  <message>
    <source>Copy as Python: a script for the console, and for Python elsewhere</source>
    <translation>复制为 Python：可用于控制台或其他 Python 环境的脚本</translation>
  </message>
  <message>
    <source>Earth Engine is at work</source>
    <translation>Earth Engine 正在工作</translation>
  </message>
  <message>
    <source>Export or download this, chart its time series, or compute its zonal statistics</source>
    <translation>导出或下载、绘制时间序列，或计算分区统计</translation>
  </message>
  <message>
    <source>How</source>
    <translation>方法</translation>
  </message>
  <message>
    <source>Message</source>
    <translation>消息</translation>
  </message>
  <message>
    <source>Reset</source>
    <translation>重置</translation>
  </message>
  <message>
    <source>S&amp;cenario</source>
    <translation>情景(&amp;C)</translation>
  </message>
  <message>
    <source>Scenario</source>
    <translation>情景</translation>
  </message>
  <message>
    <source>Un&amp;it</source>
    <translation>单位(&amp;I)</translation>
  </message>
  <message>
    <source>Unit</source>
    <translation>单位</translation>
  </message>
  <message>
    <source>Update layer</source>
    <translation>更新图层</translation>
  </message>
  <message>
    <source>Us&amp;e for</source>
    <translation>用于(&amp;E)</translation>
  </message>
  <message>
    <source>Variable</source>
    <translation>变量</translation>
  </message>
  <message>
    <source>What</source>
    <translation>内容</translation>
  </message>
  <message>
    <source>What will be computed</source>
    <translation>将要计算的内容</translation>
  </message>
  <message>
    <source>When</source>
    <translation>时间</translation>
  </message>
  <message>
    <source>Where</source>
    <translation>位置</translation>
  </message>
</context>
<context>
  <name>CollectionPanel</name>
  <message>
    <source>&amp;Add to map</source>
    <translation>添加到地图(&amp;A)</translation>
  </message>
  <message>
    <source>&amp;Id</source>
    <translation>ID(&amp;I)</translation>
  </message>
  <message>
    <source>&amp;Update layer</source>
    <translation>更新图层(&amp;U)</translation>
  </message>
  <message>
    <source>All &amp;dates</source>
    <translation>所有日期(&amp;D)</translation>
  </message>
  <message>
    <source>Bands</source>
    <translation>波段</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>取消</translation>
  </message>
  <message>
    <source>Clip</source>
    <translation>裁剪</translation>
  </message>
  <message>
    <source>Collections</source>
    <translation>影像集</translation>
  </message>
  <message>
    <source>Copy as Python</source>
    <translation>复制为 Python</translation>
  </message>
  <message>
    <source>Copy as Python: a script for the console, and for Python elsewhere</source>
    <translation>复制为 Python：可用于控制台或其他 Python 环境的脚本</translation>
  </message>
  <message>
    <source>Dataset</source>
    <translation>数据集</translation>
  </message>
  <message>
    <source>Dates</source>
    <translation>日期</translation>
  </message>
  <message>
    <source>Export or download this, chart its time series, or compute its zonal statistics</source>
    <translation>导出或下载、绘制时间序列，或计算分区统计</translation>
  </message>
  <message>
    <source>Filters</source>
    <translation>过滤条件</translation>
  </message>
  <message>
    <source>Id of an image collection or image</source>
    <translation>影像集或影像的 ID</translation>
  </message>
  <message>
    <source>S&amp;ource</source>
    <translation>来源(&amp;O)</translation>
  </message>
  <message>
    <source>Show</source>
    <translation>显示</translation>
  </message>
  <message>
    <source>Us&amp;e for</source>
    <translation>用于(&amp;E)</translation>
  </message>
  <message>
    <source>Use the successor</source>
    <translation>使用后继数据集</translation>
  </message>
  <message>
    <source>What the id is of</source>
    <translation>ID 的类型</translation>
  </message>
</context>
<context>
  <name>CompositeEditor</name>
  <message>
    <source>&amp;Count of clear pixels</source>
    <translation>晴空像元数(&amp;C)</translation>
  </message>
  <message>
    <source>&amp;Method</source>
    <translation>方法(&amp;M)</translation>
  </message>
  <message>
    <source>Add a band with the number of clear pixels</source>
    <translation>添加晴空像元数波段</translation>
  </message>
  <message>
    <source>Greatest</source>
    <translation>最大</translation>
  </message>
  <message>
    <source>How scenes are combined</source>
    <translation>影像的合成方式</translation>
  </message>
  <message>
    <source>Index whose greatest value is taken</source>
    <translation>取最大值的指数</translation>
  </message>
  <message>
    <source>Percentile</source>
    <translation>百分位</translation>
  </message>
</context>
<context>
  <name>ConnectionPanel</name>
  <message>
    <source>&amp;Connect</source>
    <translation>连接(&amp;C)</translation>
  </message>
  <message>
    <source>&amp;Disconnect</source>
    <translation>断开(&amp;D)</translation>
  </message>
  <message>
    <source>&amp;Endpoint</source>
    <translation>端点(&amp;E)</translation>
  </message>
  <message>
    <source>&amp;Key file</source>
    <translation>密钥(&amp;K)</translation>
  </message>
  <message>
    <source>&amp;Project id</source>
    <translation>项目 ID(&amp;P)</translation>
  </message>
  <message>
    <source>&amp;Use</source>
    <translation>使用(&amp;U)</translation>
  </message>
  <message>
    <source>Connect</source>
    <translation>连接</translation>
  </message>
  <message>
    <source>Connecting</source>
    <translation>正在连接</translation>
  </message>
  <message>
    <source>Disconnect</source>
    <translation>断开</translation>
  </message>
  <message>
    <source>Earth Engine connection</source>
    <translation>Earth Engine 连接</translation>
  </message>
  <message>
    <source>Endpoint</source>
    <translation>端点</translation>
  </message>
  <message>
    <source>Google Cloud project id</source>
    <translation>Google Cloud 项目 ID</translation>
  </message>
  <message>
    <source>JSON keys (*.json)</source>
    <translation>JSON 密钥 (*.json)</translation>
  </message>
  <message>
    <source>Key of a service account</source>
    <translation>服务账号的密钥</translation>
  </message>
  <message>
    <source>Service account key file</source>
    <translation>服务账号密钥文件</translation>
  </message>
  <message>
    <source>State of the connection</source>
    <translation>连接状态</translation>
  </message>
  <message>
    <source>What to connect to</source>
    <translation>连接对象</translation>
  </message>
  <message>
    <source>my-project-123</source>
    <translation>my-project-123</translation>
  </message>
</context>
<context>
  <name>DatesEditor</name>
  <message>
    <source>&amp;Ending</source>
    <translation>截至(&amp;E)</translation>
  </message>
  <message>
    <source>&amp;From</source>
    <translation>从(&amp;F)</translation>
  </message>
  <message>
    <source>&amp;Last</source>
    <translation>最近(&amp;L)</translation>
  </message>
  <message>
    <source>&amp;Periods</source>
    <translation>时段(&amp;P)</translation>
  </message>
  <message>
    <source>&amp;To</source>
    <translation>到(&amp;T)</translation>
  </message>
  <message>
    <source>&amp;When</source>
    <translation>时间(&amp;W)</translation>
  </message>
  <message>
    <source>&amp;Years</source>
    <translation>年份(&amp;Y)</translation>
  </message>
  <message>
    <source>&amp;until</source>
    <translation>至(&amp;U)</translation>
  </message>
  <message>
    <source>2023-06
2024-06-01 to 2024-08-31</source>
    <translation>2023-06
2024-06-01 to 2024-08-31</translation>
  </message>
  <message>
    <source>Datasets that are late want more days; weeks, months and years count when they are over.</source>
    <translation>更新较晚的数据集需要更多天；周、月和年在结束后才计入。</translation>
  </message>
  <message>
    <source>F&amp;rom</source>
    <translation>从(&amp;R)</translation>
  </message>
  <message>
    <source>First day</source>
    <translation>首日</translation>
  </message>
  <message>
    <source>First month</source>
    <translation>首月</translation>
  </message>
  <message>
    <source>First year</source>
    <translation>首年</translation>
  </message>
  <message>
    <source>Kind of period</source>
    <translation>时段类型</translation>
  </message>
  <message>
    <source>Last day</source>
    <translation>末日</translation>
  </message>
  <message>
    <source>Last day that counts, in days before today</source>
    <translation>计入的末日，以今天之前的天数计</translation>
  </message>
  <message>
    <source>Last month</source>
    <translation>末月</translation>
  </message>
  <message>
    <source>Last year</source>
    <translation>末年</translation>
  </message>
  <message>
    <source>Number of days, weeks, months or years</source>
    <translation>天、周、月或年的数量</translation>
  </message>
  <message>
    <source>Periods, one in each line</source>
    <translation>时段，每行一个</translation>
  </message>
  <message>
    <source>T&amp;o</source>
    <translation>到(&amp;O)</translation>
  </message>
  <message>
    <source>Unit</source>
    <translation>单位</translation>
  </message>
  <message>
    <source>yyyy-MM-dd</source>
    <translation>yyyy-MM-dd</translation>
  </message>
</context>
<context>
  <name>DisplayEditor</name>
  <message>
    <source>&amp;Blue</source>
    <translation>蓝(&amp;B)</translation>
  </message>
  <message>
    <source>&amp;Green</source>
    <translation>绿(&amp;G)</translation>
  </message>
  <message>
    <source>&amp;Show</source>
    <translation>显示(&amp;S)</translation>
  </message>
  <message>
    <source>2nd to 98th percentile of what the map shows: one small request</source>
    <translation>地图所示内容的第 2 至第 98 百分位：一个小请求</translation>
  </message>
  <message>
    <source>Band shown blue</source>
    <translation>以蓝色显示的波段</translation>
  </message>
  <message>
    <source>Band shown green</source>
    <translation>以绿色显示的波段</translation>
  </message>
  <message>
    <source>Band shown red</source>
    <translation>以红色显示的波段</translation>
  </message>
  <message>
    <source>De&amp;fault</source>
    <translation>默认(&amp;F)</translation>
  </message>
  <message>
    <source>From map</source>
    <translation>取自地图</translation>
  </message>
  <message>
    <source>R&amp;ed</source>
    <translation>红(&amp;E)</translation>
  </message>
  <message>
    <source>The usual range of these bands</source>
    <translation>这些波段的常用范围</translation>
  </message>
  <message>
    <source>Value of full blue</source>
    <translation>蓝色最满的值</translation>
  </message>
  <message>
    <source>Value of full green</source>
    <translation>绿色最满的值</translation>
  </message>
  <message>
    <source>Value of full red</source>
    <translation>红色最满的值</translation>
  </message>
  <message>
    <source>Value of no blue</source>
    <translation>蓝色为零的值</translation>
  </message>
  <message>
    <source>Value of no green</source>
    <translation>绿色为零的值</translation>
  </message>
  <message>
    <source>Value of no red</source>
    <translation>红色为零的值</translation>
  </message>
  <message>
    <source>What is shown</source>
    <translation>显示内容</translation>
  </message>
  <message>
    <source>to</source>
    <translation>至</translation>
  </message>
</context>
<context>
  <name>EarthEngineWorkbench</name>
  <message>
    <source> days ago</source>
    <translation> 天前</translation>
  </message>
  <message>
    <source> m</source>
    <translation> m</translation>
  </message>
  <message>
    <source>&amp;Cancel</source>
    <translation>取消(&amp;C)</translation>
  </message>
  <message>
    <source>&amp;Command Prompt</source>
    <translation>命令提示符(&amp;C)</translation>
  </message>
  <message>
    <source>&amp;Disconnect</source>
    <translation>断开(&amp;D)</translation>
  </message>
  <message>
    <source>&amp;Download</source>
    <translation>下载(&amp;D)</translation>
  </message>
  <message>
    <source>&amp;Download {:,} files</source>
    <translation>下载 {:,} 个文件(&amp;D)</translation>
  </message>
  <message>
    <source>&amp;Export or download…</source>
    <translation>导出或下载(&amp;E)…</translation>
  </message>
  <message>
    <source>&amp;Last</source>
    <translation>最近(&amp;L)</translation>
  </message>
  <message>
    <source>&amp;POSIX shell</source>
    <translation>POSIX shell(&amp;P)</translation>
  </message>
  <message>
    <source>&amp;Python script</source>
    <translation>Python 脚本(&amp;P)</translation>
  </message>
  <message>
    <source>&amp;Python script (of a CSV file)</source>
    <translation>Python 脚本（CSV 文件）(&amp;P)</translation>
  </message>
  <message>
    <source>&amp;Schedule…</source>
    <translation>定时运行(&amp;S)…</translation>
  </message>
  <message>
    <source>&amp;Start</source>
    <translation>启动(&amp;S)</translation>
  </message>
  <message>
    <source>&amp;Start {:,} tasks</source>
    <translation>启动 {:,} 个任务(&amp;S)</translation>
  </message>
  <message>
    <source>&amp;Time series…</source>
    <translation>时间序列(&amp;T)…</translation>
  </message>
  <message>
    <source>&amp;Which</source>
    <translation>哪个(&amp;W)</translation>
  </message>
  <message>
    <source>&amp;Year</source>
    <translation>年份(&amp;Y)</translation>
  </message>
  <message>
    <source>&amp;Years</source>
    <translation>年份(&amp;Y)</translation>
  </message>
  <message>
    <source>&amp;Zonal statistics…</source>
    <translation>分区统计(&amp;Z)…</translation>
  </message>
  <message>
    <source>&amp;qgis_process command</source>
    <translation>qgis_process 命令(&amp;Q)</translation>
  </message>
  <message>
    <source>0 is January.</source>
    <translation>0 为一月。</translation>
  </message>
  <message>
    <source>0 is January; before the first month it runs over the end of the year.</source>
    <translation>0 为一月；早于首月时跨年。</translation>
  </message>
  <message>
    <source>1 export started in {}</source>
    <translation>已启动 1 个导出，目标：{}</translation>
  </message>
  <message>
    <source>1 file</source>
    <translation>1 个文件</translation>
  </message>
  <message>
    <source>1 layer is being prepared…</source>
    <translation>正在准备 1 个图层…</translation>
  </message>
  <message>
    <source>1 request</source>
    <translation>1 个请求</translation>
  </message>
  <message>
    <source>1 row</source>
    <translation>1 行</translation>
  </message>
  <message>
    <source>1 task</source>
    <translation>1 个任务</translation>
  </message>
  <message>
    <source>1 task was started.</source>
    <translation>已启动 1 个任务。</translation>
  </message>
  <message>
    <source>2 to 98 %</source>
    <translation>2 至 98 %</translation>
  </message>
  <message>
    <source>2024, 2024-06, 2024-06-01 to 2024-08-31, or JJA 2001-2010 for the same months of several years. Counted from the day of the run: yesterday, last 7 days, last 7 days ending 3 days ago, last month, last 3 months, this year so far. Days are those of UTC.</source>
    <translation>2024、2024-06、2024-06-01 to 2024-08-31，或 JJA 2001-2010（多年的相同月份）。从运行当日算起：yesterday、last 7 days、last 7 days ending 3 days ago、last month、last 3 months、this year so far。日期按 UTC。</translation>
  </message>
  <message>
    <source>64-bit numbers are twice as large and seldom needed ({}): choose the data type float32.</source>
    <translation>64 位数字体积翻倍且很少需要（{}）：请选择数据类型 float32。</translation>
  </message>
  <message>
    <source>A .qpt file; takes the place of the template above.</source>
    <translation>一个 .qpt 文件；代替上面的模板。</translation>
  </message>
  <message>
    <source>A CSV file</source>
    <translation>CSV 文件</translation>
  </message>
  <message>
    <source>A GeoPackage</source>
    <translation>GeoPackage</translation>
  </message>
  <message>
    <source>A GeoTIFF has one type of pixels, and these bands have {}. Choose a common type, or a file for each.</source>
    <translation>GeoTIFF 只有一种像元类型，而这些波段有 {}。请选择共同的类型，或各存一个文件。</translation>
  </message>
  <message>
    <source>A SOCKS proxy needs the Python package PySocks in QGIS. Install it, or set an HTTP proxy.</source>
    <translation>SOCKS 代理需要 QGIS 中的 Python 包 PySocks。请安装，或改设 HTTP 代理。</translation>
  </message>
  <message>
    <source>A band needs a name.</source>
    <translation>波段需要名称。</translation>
  </message>
  <message>
    <source>A chart: rain and warmth of a place, month by month</source>
    <translation>图表：某地逐月的降水与气温</translation>
  </message>
  <message>
    <source>A class that extends another is translated without what it inherits.</source>
    <translation>继承自其他类的类：转换时不含继承的内容。</translation>
  </message>
  <message>
    <source>A combination of three bands; or bands, index or expression, which are named below.</source>
    <translation>三个波段的组合；或 bands、index、expression，在下方指定。</translation>
  </message>
  <message>
    <source>A command knows no selection: take all features, or save those selected.</source>
    <translation>命令不识别选择集：请使用所有要素，或先保存所选要素。</translation>
  </message>
  <message>
    <source>A command writes files: choose CSV or GeoPackage.</source>
    <translation>命令会写入文件：请选择 CSV 或 GeoPackage。</translation>
  </message>
  <message>
    <source>A coordinate system needs a scale: how many metres a pixel has.</source>
    <translation>坐标系需要分辨率：每个像元多少米。</translation>
  </message>
  <message>
    <source>A few values of {} in the collection cannot be; the lowest and highest day may show them.</source>
    <translation>集合中 {} 的少数值不可能存在，最低日和最高日可能会显示它们。</translation>
  </message>
  <message>
    <source>A getter is read once here, when the object is made.</source>
    <translation>getter 在此处仅在对象创建时读取一次。</translation>
  </message>
  <message>
    <source>A guard against exports that are larger than was meant.</source>
    <translation>防止导出超出预期的大小。</translation>
  </message>
  <message>
    <source>A histogram has 1 to {} classes.</source>
    <translation>直方图可有 1 至 {} 组。</translation>
  </message>
  <message>
    <source>A histogram is written like 0, 1, 10: least and greatest value, and how many classes.</source>
    <translation>直方图写法如 0, 1, 10：最小值、最大值和组数。</translation>
  </message>
  <message>
    <source>A histogram needs its least and greatest value and how many classes.</source>
    <translation>直方图需要最小值、最大值和组数。</translation>
  </message>
  <message>
    <source>A layer is being frozen. Wait for its end, or cancel it.</source>
    <translation>正在冻结图层。请等待其结束或取消。</translation>
  </message>
  <message>
    <source>A layer of this project waits for Earth Engine.</source>
    <translation>此工程有一个图层在等待 Earth Engine。</translation>
  </message>
  <message>
    <source>A layer that Earth Engine draws, such as the output of another algorithm of this group.</source>
    <translation>由 Earth Engine 绘制的图层，如本组其他算法的输出。</translation>
  </message>
  <message>
    <source>A line each</source>
    <translation>各绘一线</translation>
  </message>
  <message>
    <source>A map book; else all maps stand on one page.</source>
    <translation>地图册；否则所有地图放在一页上。</translation>
  </message>
  <message>
    <source>A map for each</source>
    <translation>每段一幅地图</translation>
  </message>
  <message>
    <source>A map shows images, collections, features and geometries of Earth Engine, and no {}.</source>
    <translation>地图可显示 Earth Engine 的影像、集合、要素和几何图形，不能显示 {}。</translation>
  </message>
  <message>
    <source>A mask tells masked pixels, and no value</source>
    <translation>用掩膜而非数值标记被掩膜像元</translation>
  </message>
  <message>
    <source>A name such as red, or hexadecimal digits of red, green and blue such as ff8800.</source>
    <translation>颜色名称如 red，或红绿蓝的十六进制数字如 ff8800。</translation>
  </message>
  <message>
    <source>A number, or nan; without it masked pixels are 0 in some programs.</source>
    <translation>数字或 nan；不填时，某些程序会将被掩膜像元显示为 0。</translation>
  </message>
  <message>
    <source>A page for each map</source>
    <translation>每幅地图一页</translation>
  </message>
  <message>
    <source>A pair of braces in the file name is empty: write {index}.</source>
    <translation>文件名中有一对空花括号：请写 {index}。</translation>
  </message>
  <message>
    <source>A path or name cannot hold line breaks.</source>
    <translation>路径或名称不能含换行。</translation>
  </message>
  <message>
    <source>A percentile is a number from 0 to 100.</source>
    <translation>百分位为 0 至 100 的数字。</translation>
  </message>
  <message>
    <source>A picture can stand from 0.02 to 60 seconds.</source>
    <translation>每张图片可显示 0.02 至 60 秒。</translation>
  </message>
  <message>
    <source>A picture of the series; the ending of the name says which kind.</source>
    <translation>序列的图片；格式由文件扩展名决定。</translation>
  </message>
  <message>
    <source>A pixel grid needs six finite numbers.</source>
    <translation>像元格网需要六个有限的数字。</translation>
  </message>
  <message>
    <source>A place is a point or a polygon.</source>
    <translation>地点为点或多边形。</translation>
  </message>
  <message>
    <source>A point or polygon for each place and time, which the temporal controller can play.</source>
    <translation>每个地点、每个时间一个点或多边形，可用时态控制器播放。</translation>
  </message>
  <message>
    <source>A processing baseline is written like 04.00.</source>
    <translation>处理基线写法如 04.00。</translation>
  </message>
  <message>
    <source>A region is four numbers (west, south, east, north), or “canvas”.</source>
    <translation>区域为四个数字（西、南、东、北）或“canvas”。</translation>
  </message>
  <message>
    <source>A row for each task; nothing is written where empty.</source>
    <translation>每个任务一行；留空则不写入。</translation>
  </message>
  <message>
    <source>A row for each zone and date, instead of one for each zone.</source>
    <translation>每个分区、每个日期一行，而不是每个分区一行。</translation>
  </message>
  <message>
    <source>A step is of 1 to {:,} days, weeks, months or years.</source>
    <translation>步长为 1 至 {:,} 天、周、月或年。</translation>
  </message>
  <message>
    <source>A text that looks like a number stands in quotes; several values have commas between.</source>
    <translation>形似数字的文本需加引号；多个值之间用逗号。</translation>
  </message>
  <message>
    <source>A total is not a minimum, maximum, percentile or number of days.</source>
    <translation>总量不能取最小值、最大值、百分位或天数。</translation>
  </message>
  <message>
    <source>A transform needs its coordinate system.</source>
    <translation>变换需要指定其坐标系。</translation>
  </message>
  <message>
    <source>A zone has more than {} classes: areas are for images of classes, such as land cover.</source>
    <translation>有分区超过 {} 个类别：面积统计适用于分类影像，如土地覆盖。</translation>
  </message>
  <message>
    <source>ALL, or tasks in one state only.</source>
    <translation>ALL，或仅某一状态的任务。</translation>
  </message>
  <message>
    <source>About…</source>
    <translation>关于…</translation>
  </message>
  <message>
    <source>Above 1 brightens the middle; 0.1 to 10.</source>
    <translation>大于 1 会提亮中间调；0.1 至 10。</translation>
  </message>
  <message>
    <source>Absolute</source>
    <translation>绝对值</translation>
  </message>
  <message>
    <source>Add a band with the number of clear pixels</source>
    <translation>添加晴空像元数波段</translation>
  </message>
  <message>
    <source>Add a map to the layout first, then insert what belongs to it.</source>
    <translation>请先在布局中添加地图，再插入其附属内容。</translation>
  </message>
  <message>
    <source>Add a vector layer whose features are the zones first.</source>
    <translation>请先添加以其要素为分区的矢量图层。</translation>
  </message>
  <message>
    <source>Add an Earth Engine layer to the map first, from one of the panels.</source>
    <translation>请先从某个面板将 Earth Engine 图层添加到地图。</translation>
  </message>
  <message>
    <source>Added after the factor; known of many datasets. One for all bands, or each.</source>
    <translation>乘以系数后再加；许多数据集已知。所有波段一个，或各一个。</translation>
  </message>
  <message>
    <source>Adding a layer</source>
    <translation>正在添加图层</translation>
  </message>
  <message>
    <source>Adding {}</source>
    <translation>正在添加 {}</translation>
  </message>
  <message>
    <source>Adding {}…</source>
    <translation>正在添加 {}…</translation>
  </message>
  <message>
    <source>Adding {}… ({} of {})</source>
    <translation>正在添加 {}…（{}/{}）</translation>
  </message>
  <message>
    <source>Address of a sandbox that runs (else EE_WORKBENCH_URL)</source>
    <translation>运行中的沙盒地址（否则用 EE_WORKBENCH_URL）</translation>
  </message>
  <message>
    <source>Adds a cloud-masked composite of Sentinel-2 scenes, or a spectral index of it, as a layer.</source>
    <translation>将 Sentinel-2 影像的去云合成或其光谱指数添加为图层。</translation>
  </message>
  <message>
    <source>Adds bands of any Earth Engine image collection, reduced over a period, as a layer.</source>
    <translation>将任意 Earth Engine 影像集的波段按时段聚合后添加为图层。</translation>
  </message>
  <message>
    <source>Adds daily climate projections (NEX-GDDP-CMIP6), reduced over a period, as a layer.</source>
    <translation>将逐日气候预估（NEX-GDDP-CMIP6）按时段聚合后添加为图层。</translation>
  </message>
  <message>
    <source>Adds features of an Earth Engine table, drawn with a line and a fill, as a layer.</source>
    <translation>将 Earth Engine 表的要素以线条和填充绘制后添加为图层。</translation>
  </message>
  <message>
    <source>Age</source>
    <translation>时长</translation>
  </message>
  <message>
    <source>Agreement in sign</source>
    <translation>符号一致性</translation>
  </message>
  <message>
    <source>Agreement in sign needs a change: choose a baseline.</source>
    <translation>符号一致性需要变化量：请选择基准期。</translation>
  </message>
  <message>
    <source>Agriculture</source>
    <translation>农业</translation>
  </message>
  <message>
    <source>All</source>
    <translation>全部</translation>
  </message>
  <message>
    <source>All are lossless.</source>
    <translation>均为无损。</translation>
  </message>
  <message>
    <source>All features</source>
    <translation>所有要素</translation>
  </message>
  <message>
    <source>All features are zones.</source>
    <translation>所有要素都是分区。</translation>
  </message>
  <message>
    <source>All files (*)</source>
    <translation>所有文件 (*)</translation>
  </message>
  <message>
    <source>All images are masked there: choose another place, period or cloud mask.</source>
    <translation>该处所有影像均被掩膜：请选择其他地点、时段或云掩膜。</translation>
  </message>
  <message>
    <source>All months</source>
    <translation>所有月份</translation>
  </message>
  <message>
    <source>All of the layers</source>
    <translation>全部图层</translation>
  </message>
  <message>
    <source>All {:,} tasks have ended well.</source>
    <translation>全部 {:,} 个任务均已顺利结束。</translation>
  </message>
  <message>
    <source>An Earth Engine with made-up data on your own computer. No account, no network needed.</source>
    <translation>在您自己的计算机上、使用虚构数据的 Earth Engine。无需账号和网络。</translation>
  </message>
  <message>
    <source>An export is under way. Wait for it, or cancel it.</source>
    <translation>正在导出。请等待或取消。</translation>
  </message>
  <message>
    <source>An image has no date to name its file.</source>
    <translation>有影像没有日期，无法用于文件命名。</translation>
  </message>
  <message>
    <source>An image has no property “{}” to name its file.</source>
    <translation>有影像没有属性“{}”，无法用于文件命名。</translation>
  </message>
  <message>
    <source>An image, an image collection, a feature collection or a layer can be exported; this is “{}”.</source>
    <translation>可导出影像、影像集、要素集或图层；这是“{}”。</translation>
  </message>
  <message>
    <source>Analysis</source>
    <translation>分析</translation>
  </message>
  <message>
    <source>And {} more periods, a layer each.</source>
    <translation>另有 {} 个时段，各为一个图层。</translation>
  </message>
  <message>
    <source>Animation {}</source>
    <translation>动画 {}</translation>
  </message>
  <message>
    <source>Any three bands</source>
    <translation>任意三个波段</translation>
  </message>
  <message>
    <source>April</source>
    <translation>4月</translation>
  </message>
  <message>
    <source>As a copied command has it; takes the place of point and features.</source>
    <translation>与复制的命令中的写法相同；代替点和要素。</translation>
  </message>
  <message>
    <source>As a copied command has it; takes the place of the extent.</source>
    <translation>复制的命令中所含；代替范围。</translation>
  </message>
  <message>
    <source>As a layer</source>
    <translation>同某图层</translation>
  </message>
  <message>
    <source>As the Earth Engine data catalogue names it, or an asset of your own project.</source>
    <translation>按 Earth Engine 数据目录中的名称，或您自己项目的资产。</translation>
  </message>
  <message>
    <source>As the colour of lines, with two more digits for opacity: 00000000 fills nothing.</source>
    <translation>同线条颜色，可再加两位表示不透明度：00000000 为不填充。</translation>
  </message>
  <message>
    <source>As the legend has it, such as degC or mm; known of many datasets.</source>
    <translation>图例中所用的单位，如 degC 或 mm；许多数据集已知。</translation>
  </message>
  <message>
    <source>As the table of scenes in the Sentinel-2 panel lists them.</source>
    <translation>按“Sentinel-2”面板影像表中的列法。</translation>
  </message>
  <message>
    <source>Asking for the maps…</source>
    <translation>正在请求地图…</translation>
  </message>
  <message>
    <source>Asynchronous functions and generators run at once here, from top to end.</source>
    <translation>异步函数和生成器在此会一次性从头运行到尾。</translation>
  </message>
  <message>
    <source>At most so many</source>
    <translation>最多个数</translation>
  </message>
  <message>
    <source>At most {} periods can be added at once.</source>
    <translation>一次最多添加 {} 个时段。</translation>
  </message>
  <message>
    <source>At most {} properties can be filtered.</source>
    <translation>最多可过滤 {} 个属性。</translation>
  </message>
  <message>
    <source>At most {} scenes can be left out: choose shorter dates instead.</source>
    <translation>最多可排除 {} 景影像：请改用较短的日期范围。</translation>
  </message>
  <message>
    <source>At most {} statistics can be computed at once.</source>
    <translation>一次最多计算 {} 个统计量。</translation>
  </message>
  <message>
    <source>Attempts</source>
    <translation>尝试次数</translation>
  </message>
  <message>
    <source>Attributes of the layer</source>
    <translation>图层的属性</translation>
  </message>
  <message>
    <source>August</source>
    <translation>8月</translation>
  </message>
  <message>
    <source>B</source>
    <translation>B</translation>
  </message>
  <message>
    <source>B&amp;ucket</source>
    <translation>存储桶(&amp;U)</translation>
  </message>
  <message>
    <source>Band</source>
    <translation>波段</translation>
  </message>
  <message>
    <source>Band of Cloud Score+</source>
    <translation>Cloud Score+ 的波段</translation>
  </message>
  <message>
    <source>Band to show, or three as red, green and blue</source>
    <translation>要显示的波段，或三个波段作为红、绿、蓝</translation>
  </message>
  <message>
    <source>Bands to write (all where empty)</source>
    <translation>要写入的波段（留空则为全部）</translation>
  </message>
  <message>
    <source>Bands whose pixels are arrays cannot be downloaded. Flatten them first.</source>
    <translation>像元为数组的波段无法下载。请先将其展平。</translation>
  </message>
  <message>
    <source>Bands, separated by commas</source>
    <translation>波段，用逗号分隔</translation>
  </message>
  <message>
    <source>Bands, separated by commas (all where empty)</source>
    <translation>波段，用逗号分隔（留空则为全部）</translation>
  </message>
  <message>
    <source>Baseline</source>
    <translation>基线</translation>
  </message>
  <message>
    <source>Bathymetric</source>
    <translation>水深</translation>
  </message>
  <message>
    <source>Being cancelled</source>
    <translation>正在取消</translation>
  </message>
  <message>
    <source>Between 1 and {} requests can be under way.</source>
    <translation>同时进行的请求可为 1 至 {} 个。</translation>
  </message>
  <message>
    <source>Bookmark</source>
    <translation>书签</translation>
  </message>
  <message>
    <source>Borders</source>
    <translation>国界线</translation>
  </message>
  <message>
    <source>Boundaries: districts drawn in a style</source>
    <translation>边界：按样式绘制的区县</translation>
  </message>
  <message>
    <source>Bringing Earth Engine layers back</source>
    <translation>正在恢复 Earth Engine 图层</translation>
  </message>
  <message>
    <source>By decades</source>
    <translation>按年代</translation>
  </message>
  <message>
    <source>By months</source>
    <translation>按月</translation>
  </message>
  <message>
    <source>By seasons</source>
    <translation>按季</translation>
  </message>
  <message>
    <source>By the metadata of the whole scene. Empty takes all of them: the mask removes their clouds.</source>
    <translation>按整景元数据。留空则全部使用：云由掩膜去除。</translation>
  </message>
  <message>
    <source>By years</source>
    <translation>按年</translation>
  </message>
  <message>
    <source>CMIP6</source>
    <translation>CMIP6</translation>
  </message>
  <message>
    <source>CMIP6 layer</source>
    <translation>CMIP6 图层</translation>
  </message>
  <message>
    <source>COG is a GeoTIFF that can be read in parts over the network.</source>
    <translation>COG 是可通过网络分块读取的 GeoTIFF。</translation>
  </message>
  <message>
    <source>COPERNICUS/S2_SR_HARMONIZED: surface reflectance. S2_HARMONIZED: top of atmosphere.</source>
    <translation>COPERNICUS/S2_SR_HARMONIZED：地表反射率。S2_HARMONIZED：大气顶层。</translation>
  </message>
  <message>
    <source>CSV file</source>
    <translation>CSV 文件</translation>
  </message>
  <message>
    <source>CSV files (*.csv)</source>
    <translation>CSV 文件 (*.csv)</translation>
  </message>
  <message>
    <source>CSV with a column of times in UTC and one for each series.</source>
    <translation>CSV：一列为 UTC 时间，每个序列一列。</translation>
  </message>
  <message>
    <source>Call this from QGIS' main thread.</source>
    <translation>请在 QGIS 主线程中调用。</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>取消</translation>
  </message>
  <message>
    <source>Cancel 1 task?</source>
    <translation>取消 1 个任务？</translation>
  </message>
  <message>
    <source>Cancel tasks</source>
    <translation>取消任务</translation>
  </message>
  <message>
    <source>Cancel {:,} tasks?</source>
    <translation>取消 {:,} 个任务？</translation>
  </message>
  <message>
    <source>Cancelled</source>
    <translation>已取消</translation>
  </message>
  <message>
    <source>Cancelled.</source>
    <translation>已取消。</translation>
  </message>
  <message>
    <source>Cancelled. What was downloaded is kept.</source>
    <translation>已取消。已下载的部分会保留。</translation>
  </message>
  <message>
    <source>Cancelled: {}</source>
    <translation>已取消：{}</translation>
  </message>
  <message>
    <source>Cancelling</source>
    <translation>正在取消</translation>
  </message>
  <message>
    <source>Cancelling tasks</source>
    <translation>正在取消任务</translation>
  </message>
  <message>
    <source>Cancels the project's export tasks that wait or run and whose name holds a text.</source>
    <translation>取消项目中等待或运行中且名称含某文本的导出任务。</translation>
  </message>
  <message>
    <source>Cancels the tasks that wait or run and whose description or name holds the text; * cancels all of them. Tasks that have ended are left alone.</source>
    <translation>取消等待或运行中且描述或名称含该文本的任务；* 取消全部。已结束的任务不受影响。</translation>
  </message>
  <message>
    <source>Change as</source>
    <translation>变化表示为</translation>
  </message>
  <message>
    <source>Change from: first year of the baseline</source>
    <translation>变化：基准期首年</translation>
  </message>
  <message>
    <source>Change from: last year of the baseline</source>
    <translation>变化：基准期末年</translation>
  </message>
  <message>
    <source>Change of {}</source>
    <translation>{}的变化</translation>
  </message>
  <message>
    <source>Chart</source>
    <translation>图表</translation>
  </message>
  <message>
    <source>Chart: {}</source>
    <translation>图表：{}</translation>
  </message>
  <message>
    <source>Charts are written as {}: choose one of these endings.</source>
    <translation>图表可保存为 {}：请选择其中一种扩展名。</translation>
  </message>
  <message>
    <source>Charts need matplotlib, which QGIS usually brings along: install it, then try again.</source>
    <translation>绘图需要 matplotlib（QGIS 通常自带）：请安装后重试。</translation>
  </message>
  <message>
    <source>Checking the file…</source>
    <translation>正在检查文件…</translation>
  </message>
  <message>
    <source>Choose Drive, Cloud Storage, an asset or this computer.</source>
    <translation>请选择 Drive、Cloud Storage、资产或此计算机。</translation>
  </message>
  <message>
    <source>Choose a CSV file, a GeoPackage, or attributes of the layer.</source>
    <translation>请选择 CSV 文件、GeoPackage 或图层的属性。</translation>
  </message>
  <message>
    <source>Choose a bookmark.</source>
    <translation>请选择书签。</translation>
  </message>
  <message>
    <source>Choose a coordinate reference system.</source>
    <translation>请选择坐标系。</translation>
  </message>
  <message>
    <source>Choose a day from 1 to {}: every month has these.</source>
    <translation>请选择 1 至 {} 日：每个月都有。</translation>
  </message>
  <message>
    <source>Choose a day of the week.</source>
    <translation>请选择星期几。</translation>
  </message>
  <message>
    <source>Choose a file with polygons</source>
    <translation>选择含多边形的文件</translation>
  </message>
  <message>
    <source>Choose a file with polygons.</source>
    <translation>请选择含多边形的文件。</translation>
  </message>
  <message>
    <source>Choose a layer for the map, or enter a recipe.</source>
    <translation>请为地图选择图层，或输入配方。</translation>
  </message>
  <message>
    <source>Choose a layer for the map.</source>
    <translation>请为地图选择图层。</translation>
  </message>
  <message>
    <source>Choose a layer of zones or a table on Earth Engine, not both.</source>
    <translation>请选择分区图层或 Earth Engine 上的表，不要两者都选。</translation>
  </message>
  <message>
    <source>Choose a layer or a CSV file for the rows.</source>
    <translation>请为结果行选择图层或 CSV 文件。</translation>
  </message>
  <message>
    <source>Choose a layer that comes from Earth Engine, or enter a recipe.</source>
    <translation>请选择来自 Earth Engine 的图层，或输入配方。</translation>
  </message>
  <message>
    <source>Choose a layer that has an extent and a coordinate system.</source>
    <translation>请选择有范围和坐标系的图层。</translation>
  </message>
  <message>
    <source>Choose a layer that the Workbench has made, or give a recipe.</source>
    <translation>请选择 Workbench 制作的图层，或给出配方。</translation>
  </message>
  <message>
    <source>Choose a layer, then click the map.</source>
    <translation>请选择图层，然后点击地图。</translation>
  </message>
  <message>
    <source>Choose a place: click the map, or enter longitude and latitude; {:,} places at most.</source>
    <translation>请选择地点：点击地图，或输入经纬度；最多 {:,} 个地点。</translation>
  </message>
  <message>
    <source>Choose a polygon layer.</source>
    <translation>请选择多边形图层。</translation>
  </message>
  <message>
    <source>Choose a raster layer with pixels and a coordinate system.</source>
    <translation>请选择有像元和坐标系的栅格图层。</translation>
  </message>
  <message>
    <source>Choose a region: scenes are looked for there.</source>
    <translation>请选择区域：将在该区域查找影像。</translation>
  </message>
  <message>
    <source>Choose a resolution of {} to {} dpi.</source>
    <translation>请选择 {} 至 {} dpi 的分辨率。</translation>
  </message>
  <message>
    <source>Choose a scenario of the collection.</source>
    <translation>请选择该影像集中的情景。</translation>
  </message>
  <message>
    <source>Choose a scenario.</source>
    <translation>请选择情景。</translation>
  </message>
  <message>
    <source>Choose a size on paper above 0 mm.</source>
    <translation>请选择大于 0 mm 的纸面尺寸。</translation>
  </message>
  <message>
    <source>Choose a statistic over time.</source>
    <translation>请选择时间统计量。</translation>
  </message>
  <message>
    <source>Choose a template.</source>
    <translation>请选择模板。</translation>
  </message>
  <message>
    <source>Choose a variable.</source>
    <translation>请选择变量。</translation>
  </message>
  <message>
    <source>Choose absolute change or percent.</source>
    <translation>请选择绝对变化或百分比。</translation>
  </message>
  <message>
    <source>Choose all the models in the list that can be chosen</source>
    <translation>选择列表中所有可选的模式</translation>
  </message>
  <message>
    <source>Choose an index of the list.</source>
    <translation>请从列表中选择指数。</translation>
  </message>
  <message>
    <source>Choose at least one band, and {} at most.</source>
    <translation>请选择至少一个、至多 {} 个波段。</translation>
  </message>
  <message>
    <source>Choose at least one model.</source>
    <translation>请至少选择一个模式。</translation>
  </message>
  <message>
    <source>Choose at least one statistic.</source>
    <translation>请至少选择一个统计量。</translation>
  </message>
  <message>
    <source>Choose at most {} models.</source>
    <translation>最多选择 {} 个模式。</translation>
  </message>
  <message>
    <source>Choose at most {} scenarios.</source>
    <translation>最多选择 {} 个情景。</translation>
  </message>
  <message>
    <source>Choose bands of these: {}.</source>
    <translation>请从以下波段中选择：{}。</translation>
  </message>
  <message>
    <source>Choose between {:g} and {:g} dpi.</source>
    <translation>请选择 {:g} 至 {:g} dpi。</translation>
  </message>
  <message>
    <source>Choose days, weeks, months or years.</source>
    <translation>请选择天、周、月或年。</translation>
  </message>
  <message>
    <source>Choose each band and scenario once.</source>
    <translation>每个波段和情景只能选择一次。</translation>
  </message>
  <message>
    <source>Choose how clouds are masked.</source>
    <translation>请选择云掩膜方式。</translation>
  </message>
  <message>
    <source>Choose how often the job runs.</source>
    <translation>请选择作业的运行频率。</translation>
  </message>
  <message>
    <source>Choose how overviews are made: {}.</source>
    <translation>请选择金字塔的生成方式：{}。</translation>
  </message>
  <message>
    <source>Choose how several models are drawn.</source>
    <translation>请选择多个模式的绘制方式。</translation>
  </message>
  <message>
    <source>Choose how the features are drawn.</source>
    <translation>请选择要素的绘制方式。</translation>
  </message>
  <message>
    <source>Choose how the images are combined.</source>
    <translation>请选择影像的合成方式。</translation>
  </message>
  <message>
    <source>Choose how the models are combined.</source>
    <translation>请选择模式的合并方式。</translation>
  </message>
  <message>
    <source>Choose how the pixels of a polygon become one value.</source>
    <translation>请选择多边形的像元如何合为一个值。</translation>
  </message>
  <message>
    <source>Choose how the property “{}” is compared.</source>
    <translation>请选择属性“{}”的比较方式。</translation>
  </message>
  <message>
    <source>Choose how the scenes are combined.</source>
    <translation>请选择影像的合成方式。</translation>
  </message>
  <message>
    <source>Choose how the values are smoothed.</source>
    <translation>请选择值的平滑方式。</translation>
  </message>
  <message>
    <source>Choose how the values of a step become one.</source>
    <translation>请选择一个步长内的值如何合为一个。</translation>
  </message>
  <message>
    <source>Choose models</source>
    <translation>选择模式</translation>
  </message>
  <message>
    <source>Choose months, seasons, years or decades.</source>
    <translation>请选择月、季、年或年代。</translation>
  </message>
  <message>
    <source>Choose no model</source>
    <translation>不选任何模式</translation>
  </message>
  <message>
    <source>Choose one band, or three for red, green and blue.</source>
    <translation>请选择一个波段，或选择三个作为红、绿、蓝。</translation>
  </message>
  <message>
    <source>Choose one of the data types: {}.</source>
    <translation>请选择以下数据类型之一：{}。</translation>
  </message>
  <message>
    <source>Choose one of the formats: {}.</source>
    <translation>请选择以下格式之一：{}。</translation>
  </message>
  <message>
    <source>Choose one of these: {}.</source>
    <translation>请选择以下之一：{}。</translation>
  </message>
  <message>
    <source>Choose scene classes from the list.</source>
    <translation>请从列表中选择场景分类。</translation>
  </message>
  <message>
    <source>Choose several models first.</source>
    <translation>请先选择多个模式。</translation>
  </message>
  <message>
    <source>Choose the JSON key file of the service account.</source>
    <translation>请选择服务账号的 JSON 密钥文件。</translation>
  </message>
  <message>
    <source>Choose the band of Cloud Score+.</source>
    <translation>请选择 Cloud Score+ 的波段。</translation>
  </message>
  <message>
    <source>Choose the file to write.</source>
    <translation>请选择要写入的文件。</translation>
  </message>
  <message>
    <source>Choose the folder for the files.</source>
    <translation>请选择存放文件的文件夹。</translation>
  </message>
  <message>
    <source>Choose the folder where your exported files are found on this computer.</source>
    <translation>请选择此计算机上存放导出文件的文件夹。</translation>
  </message>
  <message>
    <source>Choose the layer whose features are the zones.</source>
    <translation>请选择以其要素为分区的图层。</translation>
  </message>
  <message>
    <source>Choose the program and the folder of the job.</source>
    <translation>请选择作业的程序和文件夹。</translation>
  </message>
  <message>
    <source>Choose the properties that are to be filtered.</source>
    <translation>请选择要过滤的属性。</translation>
  </message>
  <message>
    <source>Choose the sandbox, a Google account or a service account.</source>
    <translation>请选择沙盒、Google 账号或服务账号。</translation>
  </message>
  <message>
    <source>Choose the shape of points.</source>
    <translation>请选择点的形状。</translation>
  </message>
  <message>
    <source>Choose the standard or the high-volume endpoint.</source>
    <translation>请选择标准端点或高容量端点。</translation>
  </message>
  <message>
    <source>Choose the zones: a vector layer, or a table on Earth Engine.</source>
    <translation>请选择分区：矢量图层或 Earth Engine 上的表。</translation>
  </message>
  <message>
    <source>Choose three bands.</source>
    <translation>请选择三个波段。</translation>
  </message>
  <message>
    <source>Choose what is shown.</source>
    <translation>请选择显示内容。</translation>
  </message>
  <message>
    <source>Choose what the layer is clipped to.</source>
    <translation>请选择图层的裁剪范围。</translation>
  </message>
  <message>
    <source>Choose what to export: the image, every image, or a table.</source>
    <translation>请选择导出内容：该影像、每幅影像或表。</translation>
  </message>
  <message>
    <source>Choose whether the id is of an image collection or of one image.</source>
    <translation>请选择该 ID 是影像集还是单幅影像。</translation>
  </message>
  <message>
    <source>Choose whether the layer is clipped.</source>
    <translation>请选择是否裁剪图层。</translation>
  </message>
  <message>
    <source>Classification: water, forest and open land</source>
    <translation>分类：水体、森林与开阔地</translation>
  </message>
  <message>
    <source>Click corners on the map; a right click or a double click ends</source>
    <translation>在地图上点击顶点；右键或双击结束</translation>
  </message>
  <message>
    <source>Click to try again.</source>
    <translation>点击重试。</translation>
  </message>
  <message>
    <source>Climate</source>
    <translation>气候</translation>
  </message>
  <message>
    <source>Climate: how much warmer March becomes</source>
    <translation>气候：三月会变暖多少</translation>
  </message>
  <message>
    <source>Climatology</source>
    <translation>气候态</translation>
  </message>
  <message>
    <source>Clip</source>
    <translation>裁剪</translation>
  </message>
  <message>
    <source>Clip to</source>
    <translation>裁剪到</translation>
  </message>
  <message>
    <source>Clip to features of this table</source>
    <translation>裁剪到此表的要素</translation>
  </message>
  <message>
    <source>Close</source>
    <translation>关闭</translation>
  </message>
  <message>
    <source>Cloud %</source>
    <translation>云量 %</translation>
  </message>
  <message>
    <source>Cloud Optimized GeoTIFF</source>
    <translation>云优化 GeoTIFF (COG)</translation>
  </message>
  <message>
    <source>Cloud Score+ ({} ≥ {:g})</source>
    <translation>Cloud Score+（{} ≥ {:g}）</translation>
  </message>
  <message>
    <source>Cloud Storage</source>
    <translation>Cloud Storage</translation>
  </message>
  <message>
    <source>Cloud Storage bucket {}</source>
    <translation>Cloud Storage 存储桶 {}</translation>
  </message>
  <message>
    <source>Cloud project (else EE_WORKBENCH_PROJECT, or the key's own)</source>
    <translation>云项目（否则用 EE_WORKBENCH_PROJECT 或密钥自身的项目）</translation>
  </message>
  <message>
    <source>Clouds are masked by</source>
    <translation>云掩膜方式</translation>
  </message>
  <message>
    <source>Clouds can grow by 0 to {:g} metres.</source>
    <translation>云可外扩 0 至 {:g} 米。</translation>
  </message>
  <message>
    <source>Collections</source>
    <translation>影像集</translation>
  </message>
  <message>
    <source>Colour infrared</source>
    <translation>彩色红外</translation>
  </message>
  <message>
    <source>Colour of areas</source>
    <translation>面的颜色</translation>
  </message>
  <message>
    <source>Colour of lines and points</source>
    <translation>线和点的颜色</translation>
  </message>
  <message>
    <source>Colours are written like red, #ff0000 or, with opacity, #ff000080.</source>
    <translation>颜色写法如 red、#ff0000，或带不透明度的 #ff000080。</translation>
  </message>
  <message>
    <source>Colours of the ramp. default: what suits the values.</source>
    <translation>颜色渐变的颜色。default：按值自动选择。</translation>
  </message>
  <message>
    <source>Column of the table that tells its features apart, such as country_na.</source>
    <translation>用于区分要素的表列，如 country_na。</translation>
  </message>
  <message>
    <source>Columns of a table, separated by commas (all where empty)</source>
    <translation>表的列，用逗号分隔（留空则为全部）</translation>
  </message>
  <message>
    <source>Columns of the zones to keep (all where empty, none: -)</source>
    <translation>要保留的分区列（留空为全部，无：-）</translation>
  </message>
  <message>
    <source>Columns, separated by commas (all where empty)</source>
    <translation>列，用逗号分隔（留空则为全部）</translation>
  </message>
  <message>
    <source>Combines the clear pixels of all scenes of a region and period, and adds the picture, a spectral index or an expression with bands as names as a layer that Earth Engine draws.

Periods are written like 2024, 2024-06, 2024-06-01 to 2024-08-31 or last 30 days. The region is an extent, or the polygons of a layer, which take its place. The layer can be edited again in the Sentinel-2 panel.</source>
    <translation>合成某区域和时段内所有影像的晴空像元，并将影像图、光谱指数或以波段为变量的表达式添加为由 Earth Engine 绘制的图层。

时段写法如 2024、2024-06、2024-06-01 to 2024-08-31 或 last 30 days。区域为范围，或图层的多边形（优先于范围）。图层可在“Sentinel-2”面板中再次编辑。</translation>
  </message>
  <message>
    <source>Command for another s&amp;hell</source>
    <translation>用于其他终端的命令(&amp;H)</translation>
  </message>
  <message>
    <source>Compression</source>
    <translation>压缩</translation>
  </message>
  <message>
    <source>Computes a statistic over the days of a period for one or several climate models, or its change against years of the historical run, and adds it as a layer that Earth Engine draws.

Months run from the first to the last month, over the end of the year where the last one comes before the first (December to February belong to the year in which they end). Several models are combined as the ensemble says. The layer can be edited again in the CMIP6 panel.</source>
    <translation>计算一个或多个气候模式在某时段各日的统计量，或其相对历史试验若干年份的变化，并添加为由 Earth Engine 绘制的图层。

月份从首月到末月；末月早于首月时跨年（12 月至 2 月归入其结束的年份）。多个模式按所选的集合方式合并。图层可在“CMIP6”面板中再次编辑。</translation>
  </message>
  <message>
    <source>Computes statistics of a layer, or of a recipe as text (as the console's wb.recipe().json() gives it), within the features of a vector layer or of a table on Earth Engine: of its image, or of every image of the collection behind it, a row for each feature and date.

Each pixel counts by the part of it that lies within a polygon; without weights it counts wholly where its centre does. Without a scale the images' own pixels are taken. Features without a usable shape keep their row, without values. “area” gives the square metres of each class; a histogram is written like 0, 1, 10: least and greatest value, and how many classes.

Names of columns may hold {statistic} and {band}.</source>
    <translation>计算图层或文本形式的配方（由控制台的 wb.recipe().json() 给出）在矢量图层或 Earth Engine 表的要素内的统计量：对其影像，或对其背后影像集的每幅影像，每个要素和日期一行。

每个像元按其位于多边形内的部分计权；不计权时，像元中心在内则整个计入。未给出分辨率时使用影像自身的像元。没有可用几何图形的要素保留其行，但没有值。“area”给出每个类别的平方米数；直方图写法如 0, 1, 10：最小值、最大值和组数。

列名可含 {statistic} 和 {band}。</translation>
  </message>
  <message>
    <source>Computes statistics of an Earth Engine layer or recipe within polygons, lines or points.</source>
    <translation>计算 Earth Engine 图层或配方在多边形、线或点内的统计量。</translation>
  </message>
  <message>
    <source>Computes the layers once for the page's own pixels; else their tiles are printed.</source>
    <translation>按页面自身的像元一次性计算图层；否则打印其瓦片。</translation>
  </message>
  <message>
    <source>Connect to Earth Engine</source>
    <translation>连接到 Earth Engine</translation>
  </message>
  <message>
    <source>Connect to Earth Engine first.</source>
    <translation>请先连接到 Earth Engine。</translation>
  </message>
  <message>
    <source>Connected to project {project} as {account}.</source>
    <translation>已以 {account} 连接到项目 {project}。</translation>
  </message>
  <message>
    <source>Connected to the sandbox at {url}. Its data are samples, not for science.</source>
    <translation>已连接到沙盒 {url}。其数据为样本，不可用于科研。</translation>
  </message>
  <message>
    <source>Connecting to Earth Engine</source>
    <translation>正在连接 Earth Engine</translation>
  </message>
  <message>
    <source>Connecting…</source>
    <translation>正在连接…</translation>
  </message>
  <message>
    <source>Connection</source>
    <translation>连接</translation>
  </message>
  <message>
    <source>Convert a Code Editor script</source>
    <translation>转换 Code Editor 脚本</translation>
  </message>
  <message>
    <source>Coordinate system</source>
    <translation>坐标系</translation>
  </message>
  <message>
    <source>Copied</source>
    <translation>已复制</translation>
  </message>
  <message>
    <source>Copy as Python</source>
    <translation>复制为 Python</translation>
  </message>
  <message>
    <source>Copy versions</source>
    <translation>复制版本信息</translation>
  </message>
  <message>
    <source>Counted from today</source>
    <translation>从今天算起</translation>
  </message>
  <message>
    <source>Country borders</source>
    <translation>国界</translation>
  </message>
  <message>
    <source>Covers %</source>
    <translation>覆盖 %</translation>
  </message>
  <message>
    <source>DJF</source>
    <translation>DJF</translation>
  </message>
  <message>
    <source>Daily maximum temperature</source>
    <translation>日最高气温</translation>
  </message>
  <message>
    <source>Daily minimum temperature</source>
    <translation>日最低气温</translation>
  </message>
  <message>
    <source>Dark pixels where clouds throw their shadows are masked as well.</source>
    <translation>云影投射处的暗像元也会被掩膜。</translation>
  </message>
  <message>
    <source>Data type</source>
    <translation>数据类型</translation>
  </message>
  <message>
    <source>Date</source>
    <translation>日期</translation>
  </message>
  <message>
    <source>Dates</source>
    <translation>日期</translation>
  </message>
  <message>
    <source>Days above</source>
    <translation>高于阈值天数</translation>
  </message>
  <message>
    <source>Days above {}</source>
    <translation>高于 {} 的天数</translation>
  </message>
  <message>
    <source>Days below</source>
    <translation>低于阈值天数</translation>
  </message>
  <message>
    <source>Days below {}</source>
    <translation>低于 {} 的天数</translation>
  </message>
  <message>
    <source>Days can be had of one model at a time: choose a single model.</source>
    <translation>逐日数据一次只能取一个模式：请选择单个模式。</translation>
  </message>
  <message>
    <source>Days with {} above {}</source>
    <translation>{}高于 {} 的天数</translation>
  </message>
  <message>
    <source>Days with {} below {}</source>
    <translation>{}低于 {} 的天数</translation>
  </message>
  <message>
    <source>Decade</source>
    <translation>年代</translation>
  </message>
  <message>
    <source>December</source>
    <translation>12月</translation>
  </message>
  <message>
    <source>Default</source>
    <translation>默认</translation>
  </message>
  <message>
    <source>Description</source>
    <translation>描述</translation>
  </message>
  <message>
    <source>Destination</source>
    <translation>目标位置</translation>
  </message>
  <message>
    <source>Details</source>
    <translation>详情</translation>
  </message>
  <message>
    <source>Did you mean “{near}”?</source>
    <translation>是不是“{near}”？</translation>
  </message>
  <message>
    <source>Disconnect</source>
    <translation>断开</translation>
  </message>
  <message>
    <source>Disconnecting from Earth Engine</source>
    <translation>正在断开 Earth Engine</translation>
  </message>
  <message>
    <source>Divides the period of the first recipe into months, seasons, years or decades.</source>
    <translation>把第一个配方的时段划分为月、季、年或十年。</translation>
  </message>
  <message>
    <source>Documentation</source>
    <translation>文档</translation>
  </message>
  <message>
    <source>Done</source>
    <translation>完成</translation>
  </message>
  <message>
    <source>Dots per inch; 300 for print, 96 for screens.</source>
    <translation>每英寸点数；打印用 300，屏幕用 96。</translation>
  </message>
  <message>
    <source>Download a layer or recipe</source>
    <translation>下载图层或配方</translation>
  </message>
  <message>
    <source>Download an image collection</source>
    <translation>下载影像集</translation>
  </message>
  <message>
    <source>Downloading {}</source>
    <translation>正在下载 {}</translation>
  </message>
  <message>
    <source>Downloading…</source>
    <translation>正在下载…</translation>
  </message>
  <message>
    <source>Downloads</source>
    <translation>下载</translation>
  </message>
  <message>
    <source>Drag a rectangle on the map</source>
    <translation>在地图上拖出矩形</translation>
  </message>
  <message>
    <source>Draw a polygon on the map</source>
    <translation>在地图上绘制多边形</translation>
  </message>
  <message>
    <source>Draw a rectangle on the map</source>
    <translation>在地图上绘制矩形</translation>
  </message>
  <message>
    <source>Drawing a chart</source>
    <translation>正在绘制图表</translation>
  </message>
  <message>
    <source>Drawn polygon</source>
    <translation>绘制多边形</translation>
  </message>
  <message>
    <source>Drawn rectangle</source>
    <translation>绘制矩形</translation>
  </message>
  <message>
    <source>Drawn where the table has points.</source>
    <translation>用于表中的点。</translation>
  </message>
  <message>
    <source>Draws the features of a table, such as countries or districts, and adds the picture as a layer that Earth Engine draws.

Filters are written like ADM1_NAME == Karnataka; ADM0_NAME == India, with a semicolon between them. Colours are names, or hexadecimal digits of red, green, blue and, if wanted, opacity.</source>
    <translation>绘制表的要素（如国家或行政区），并将其图像添加为由 Earth Engine 绘制的图层。

过滤条件写法如 ADM1_NAME == Karnataka; ADM0_NAME == India，以分号分隔。颜色为名称，或红、绿、蓝（可加不透明度）的十六进制数字。</translation>
  </message>
  <message>
    <source>Drive</source>
    <translation>Drive</translation>
  </message>
  <message>
    <source>Drive folder {}</source>
    <translation>Drive 文件夹 {}</translation>
  </message>
  <message>
    <source>Drive takes the name of one folder, without slashes.</source>
    <translation>Drive 只接受单个文件夹的名称，不含斜杠。</translation>
  </message>
  <message>
    <source>E</source>
    <translation>东</translation>
  </message>
  <message>
    <source>EECU</source>
    <translation>EECU</translation>
  </message>
  <message>
    <source>Each band can be chosen once, and at most {} of them.</source>
    <translation>每个波段只能选择一次，最多 {} 个。</translation>
  </message>
  <message>
    <source>Each model can be chosen once.</source>
    <translation>每个模式只能选择一次。</translation>
  </message>
  <message>
    <source>Each point or polygon is a place with a series of its own.</source>
    <translation>每个点或多边形都是一个地点，有各自的序列。</translation>
  </message>
  <message>
    <source>Each value can be given once.</source>
    <translation>每个值只能给一次。</translation>
  </message>
  <message>
    <source>Earth Engine</source>
    <translation>Earth Engine</translation>
  </message>
  <message>
    <source>Earth Engine Workbench</source>
    <translation>Earth Engine Workbench</translation>
  </message>
  <message>
    <source>Earth Engine Workbench {}</source>
    <translation>Earth Engine Workbench {}</translation>
  </message>
  <message>
    <source>Earth Engine Workbench: {}</source>
    <translation>Earth Engine Workbench：{}</translation>
  </message>
  <message>
    <source>Earth Engine asset</source>
    <translation>Earth Engine 资产</translation>
  </message>
  <message>
    <source>Earth Engine cannot draw this layer here (HTTP {}). Zoom in, or edit its recipe.</source>
    <translation>Earth Engine 无法在此处绘制该图层（HTTP {}）。请放大，或编辑其配方。</translation>
  </message>
  <message>
    <source>Earth Engine could not compute this.</source>
    <translation>Earth Engine 无法完成此计算。</translation>
  </message>
  <message>
    <source>Earth Engine does not tell the type of a band's pixels.</source>
    <translation>Earth Engine 未说明某波段的像元类型。</translation>
  </message>
  <message>
    <source>Earth Engine gave other zones than it was asked for. Try again.</source>
    <translation>Earth Engine 返回的分区与请求不符。请重试。</translation>
  </message>
  <message>
    <source>Earth Engine has too many requests now. Wait a minute, then try again.</source>
    <translation>Earth Engine 当前请求过多。请等一分钟后重试。</translation>
  </message>
  <message>
    <source>Earth Engine is not available now. Try again in a while.</source>
    <translation>Earth Engine 当前不可用。请稍后重试。</translation>
  </message>
  <message>
    <source>Earth Engine table</source>
    <translation>Earth Engine 表</translation>
  </message>
  <message>
    <source>Earth Engine's collection does not have this scenario.</source>
    <translation>Earth Engine 的影像集没有此情景。</translation>
  </message>
  <message>
    <source>Earth Engine: {}. Click to change.</source>
    <translation>Earth Engine：{}。点击可更改。</translation>
  </message>
  <message>
    <source>Edge</source>
    <translation>边缘</translation>
  </message>
  <message>
    <source>Edge of the world map</source>
    <translation>世界地图边缘</translation>
  </message>
  <message>
    <source>Edit recipe…</source>
    <translation>编辑配方…</translation>
  </message>
  <message>
    <source>Else a pixel counts wholly where its centre lies inside.</source>
    <translation>否则，中心位于区内的像元按整个计算。</translation>
  </message>
  <message>
    <source>Else a task that was submitted before, and is the same, is not started again.</source>
    <translation>否则不会再次启动此前已提交的相同任务。</translation>
  </message>
  <message>
    <source>Else the whole box of the region is written.</source>
    <translation>否则写出区域的整个外接矩形。</translation>
  </message>
  <message>
    <source>Enter a part of the tasks' names, or * for all.</source>
    <translation>请输入任务名称的一部分，或用 * 表示全部。</translation>
  </message>
  <message>
    <source>Enter a time such as 06:30.</source>
    <translation>请输入时间，如 06:30。</translation>
  </message>
  <message>
    <source>Enter dates such as 2024-06-01.</source>
    <translation>请输入日期，如 2024-06-01。</translation>
  </message>
  <message>
    <source>Enter longitude and latitude in degrees, such as 82.6076, 27.1635.</source>
    <translation>请输入以度表示的经度和纬度，如 82.6076, 27.1635。</translation>
  </message>
  <message>
    <source>Enter one number for all bands, or one for each.</source>
    <translation>请输入一个用于所有波段的数字，或每个波段各一个。</translation>
  </message>
  <message>
    <source>Enter the id of a table, such as FAO/GAUL_SIMPLIFIED_500m/2015/level2.</source>
    <translation>请输入表的 ID，如 FAO/GAUL_SIMPLIFIED_500m/2015/level2。</translation>
  </message>
  <message>
    <source>Enter the id of a table, such as USDOS/LSIB_SIMPLE/2017.</source>
    <translation>请输入表的 ID，如 USDOS/LSIB_SIMPLE/2017。</translation>
  </message>
  <message>
    <source>Enter the id of an image collection, such as IDAHO_EPSCOR/TERRACLIMATE.</source>
    <translation>请输入影像集的 ID，如 IDAHO_EPSCOR/TERRACLIMATE。</translation>
  </message>
  <message>
    <source>Enter the id of an image collection.</source>
    <translation>请输入影像集的 ID。</translation>
  </message>
  <message>
    <source>Enter the id of the table that holds the boundaries.</source>
    <translation>请输入存放边界的表的 ID。</translation>
  </message>
  <message>
    <source>Enter the id of your Google Cloud project.</source>
    <translation>请输入 Google Cloud 项目的 ID。</translation>
  </message>
  <message>
    <source>Enter the name of the property that is to be filtered.</source>
    <translation>请输入要过滤的属性名。</translation>
  </message>
  <message>
    <source>Enter the names of the bands.</source>
    <translation>请输入波段名称。</translation>
  </message>
  <message>
    <source>Enter the names of the features that the layer is clipped to.</source>
    <translation>请输入用于裁剪图层的要素名称。</translation>
  </message>
  <message>
    <source>Enter the property of the table that names its features.</source>
    <translation>请输入用作要素名称的表属性。</translation>
  </message>
  <message>
    <source>Enter the threshold that days are compared with.</source>
    <translation>请输入用于与各日比较的阈值。</translation>
  </message>
  <message>
    <source>Enter the value that “{}” is compared with.</source>
    <translation>请输入与“{}”比较的值。</translation>
  </message>
  <message>
    <source>Enter the values that “{}” can have, separated by commas.</source>
    <translation>请输入“{}”的可取值，用逗号分隔。</translation>
  </message>
  <message>
    <source>Error</source>
    <translation>错误</translation>
  </message>
  <message>
    <source>Every band can be in the file once.</source>
    <translation>每个波段在文件中只能出现一次。</translation>
  </message>
  <message>
    <source>Every day</source>
    <translation>每天</translation>
  </message>
  <message>
    <source>Every few hours</source>
    <translation>每隔几小时</translation>
  </message>
  <message>
    <source>Every image of the collection</source>
    <translation>集合中的每幅影像</translation>
  </message>
  <message>
    <source>Every image of the collection, by date</source>
    <translation>集合中的每幅影像，按日期</translation>
  </message>
  <message>
    <source>Every month</source>
    <translation>每月</translation>
  </message>
  <message>
    <source>Every task that waits or runs and has this text in it is cancelled.</source>
    <translation>取消所有等待或运行中且含此文本的任务。</translation>
  </message>
  <message>
    <source>Every week</source>
    <translation>每周</translation>
  </message>
  <message>
    <source>Export</source>
    <translation>导出</translation>
  </message>
  <message>
    <source>Export a layer or recipe</source>
    <translation>导出图层或配方</translation>
  </message>
  <message>
    <source>Export a table</source>
    <translation>导出表</translation>
  </message>
  <message>
    <source>Export an image collection</source>
    <translation>导出影像集</translation>
  </message>
  <message>
    <source>Export once more what was submitted before</source>
    <translation>重新导出此前已提交的内容</translation>
  </message>
  <message>
    <source>Export or download…</source>
    <translation>导出或下载…</translation>
  </message>
  <message>
    <source>Export page</source>
    <translation>导出页面</translation>
  </message>
  <message>
    <source>Export page with a check…</source>
    <translation>检查并导出页面…</translation>
  </message>
  <message>
    <source>Export: a year of rain as a GeoTIFF in Google Drive</source>
    <translation>导出：把一年的降水以 GeoTIFF 存到 Google Drive</translation>
  </message>
  <message>
    <source>Exporting {}</source>
    <translation>正在导出 {}</translation>
  </message>
  <message>
    <source>Exports an Earth Engine layer or recipe to Drive, Cloud Storage or an asset.</source>
    <translation>将 Earth Engine 图层或配方导出到 Drive、Cloud Storage 或资产。</translation>
  </message>
  <message>
    <source>Exports and tasks</source>
    <translation>导出与任务</translation>
  </message>
  <message>
    <source>Exports every image of a collection, or one image made of them, to Drive, Cloud Storage or assets.</source>
    <translation>将影像集的每幅影像，或由其合成的一幅影像，导出到 Drive、Cloud Storage 或资产。</translation>
  </message>
  <message>
    <source>Exports features of an Earth Engine table to Drive, Cloud Storage or an asset.</source>
    <translation>将 Earth Engine 表的要素导出到 Drive、Cloud Storage 或资产。</translation>
  </message>
  <message>
    <source>Expression</source>
    <translation>表达式</translation>
  </message>
  <message>
    <source>Extent of a layer</source>
    <translation>图层范围</translation>
  </message>
  <message>
    <source>F&amp;older</source>
    <translation>文件夹(&amp;O)</translation>
  </message>
  <message>
    <source>Factor</source>
    <translation>系数</translation>
  </message>
  <message>
    <source>Factors and offsets are numbers, separated by commas.</source>
    <translation>系数和偏移为数字，用逗号分隔。</translation>
  </message>
  <message>
    <source>Factors of the bands, separated by commas</source>
    <translation>波段系数，用逗号分隔</translation>
  </message>
  <message>
    <source>Fail where something is not translated</source>
    <translation>有内容未转换时报错</translation>
  </message>
  <message>
    <source>Failed</source>
    <translation>失败</translation>
  </message>
  <message>
    <source>Feature {} {}.</source>
    <translation>要素 {} {}。</translation>
  </message>
  <message>
    <source>Features of a layer</source>
    <translation>图层要素</translation>
  </message>
  <message>
    <source>Features of {id} where {chosen}, drawn.</source>
    <translation>{id} 中满足条件（{chosen}）的要素，绘制显示。</translation>
  </message>
  <message>
    <source>Features of {id}, drawn.</source>
    <translation>{id} 的要素，绘制显示。</translation>
  </message>
  <message>
    <source>Features with one of these values are taken.</source>
    <translation>取具有这些值之一的要素。</translation>
  </message>
  <message>
    <source>February</source>
    <translation>2月</translation>
  </message>
  <message>
    <source>Field with the names of the features</source>
    <translation>要素名称字段</translation>
  </message>
  <message>
    <source>File</source>
    <translation>文件</translation>
  </message>
  <message>
    <source>File for the rows</source>
    <translation>结果行的文件</translation>
  </message>
  <message>
    <source>File with polygons</source>
    <translation>含多边形的文件</translation>
  </message>
  <message>
    <source>File {} of {}: {}</source>
    <translation>第 {}/{} 个文件：{}</translation>
  </message>
  <message>
    <source>Files</source>
    <translation>文件</translation>
  </message>
  <message>
    <source>Files on this computer are downloaded, not exported.</source>
    <translation>此计算机上的文件属于下载，而非导出。</translation>
  </message>
  <message>
    <source>Files that are there already, and will be replaced: {}.</source>
    <translation>已存在、将被替换的文件：{}。</translation>
  </message>
  <message>
    <source>Files: {:,}. Pixels take {}, in {:,} requests; {} are free on the disk.</source>
    <translation>文件：{:,}。像元占 {}，共 {:,} 个请求；磁盘剩余 {}。</translation>
  </message>
  <message>
    <source>Fill gaps with straight lines</source>
    <translation>用直线填补空缺</translation>
  </message>
  <message>
    <source>Filters of properties</source>
    <translation>属性过滤条件</translation>
  </message>
  <message>
    <source>Filters of the table, such as ADM1_NAME == Karnataka</source>
    <translation>表的过滤条件，如 ADM1_NAME == Karnataka</translation>
  </message>
  <message>
    <source>Finished</source>
    <translation>已完成</translation>
  </message>
  <message>
    <source>Finishing the file…</source>
    <translation>正在完成文件…</translation>
  </message>
  <message>
    <source>First file</source>
    <translation>首个文件</translation>
  </message>
  <message>
    <source>First image</source>
    <translation>首幅影像</translation>
  </message>
  <message>
    <source>First month</source>
    <translation>首月</translation>
  </message>
  <message>
    <source>First year</source>
    <translation>首年</translation>
  </message>
  <message>
    <source>Folder for the files</source>
    <translation>存放文件的文件夹</translation>
  </message>
  <message>
    <source>Folder for the job's files</source>
    <translation>作业文件的文件夹</translation>
  </message>
  <message>
    <source>Folder of Drive, bucket and path, or folder of assets</source>
    <translation>Drive 文件夹、存储桶及路径，或资产文件夹</translation>
  </message>
  <message>
    <source>Folder of modules that it requires</source>
    <translation>所需模块的文件夹</translation>
  </message>
  <message>
    <source>Folder with finished files</source>
    <translation>已完成文件所在的文件夹</translation>
  </message>
  <message>
    <source>For a percentile from 0 to 100, or a threshold in the chosen unit.</source>
    <translation>用于 0 至 100 的百分位，或以所选单位表示的阈值。</translation>
  </message>
  <message>
    <source>For polygons only; a point takes the pixel that it lies in.</source>
    <translation>仅用于多边形；点取其所在的像元。</translation>
  </message>
  <message>
    <source>For red, green and blue, such as B8,B4,B3; for the choice bands only.</source>
    <translation>红、绿、蓝，如 B8,B4,B3；仅用于选项 bands。</translation>
  </message>
  <message>
    <source>For tests without Earth Engine.</source>
    <translation>用于不经 Earth Engine 的测试。</translation>
  </message>
  <message>
    <source>For the choice best only.</source>
    <translation>仅用于选项 best。</translation>
  </message>
  <message>
    <source>For the choice index only.</source>
    <translation>仅用于选项 index。</translation>
  </message>
  <message>
    <source>Format</source>
    <translation>格式</translation>
  </message>
  <message>
    <source>Free software under the GNU General Public License, version 2 or later.</source>
    <translation>自由软件，采用 GNU 通用公共许可证第 2 版或更高版本。</translation>
  </message>
  <message>
    <source>Freeze for print</source>
    <translation>冻结以供打印</translation>
  </message>
  <message>
    <source>Freeze for print…</source>
    <translation>冻结以供打印…</translation>
  </message>
  <message>
    <source>Freezing the layers for print…</source>
    <translation>正在冻结图层以供打印…</translation>
  </message>
  <message>
    <source>Freezing {}</source>
    <translation>正在冻结 {}</translation>
  </message>
  <message>
    <source>Friday</source>
    <translation>星期五</translation>
  </message>
  <message>
    <source>From 0 to 100: less masks more.</source>
    <translation>0 至 100：越小掩膜越多。</translation>
  </message>
  <message>
    <source>From 0 to 100; for the choice percentile only.</source>
    <translation>0 至 100；仅用于选项 percentile。</translation>
  </message>
  <message>
    <source>From 0 to 1: more masks more.</source>
    <translation>0 至 1：越大掩膜越多。</translation>
  </message>
  <message>
    <source>Frozen for print</source>
    <translation>已冻结以供打印</translation>
  </message>
  <message>
    <source>GB</source>
    <translation>GB</translation>
  </message>
  <message>
    <source>Gamma</source>
    <translation>伽马</translation>
  </message>
  <message>
    <source>Gamma is a number from 0.1 to 10.</source>
    <translation>伽马为 0.1 至 10 的数字。</translation>
  </message>
  <message>
    <source>Geology</source>
    <translation>地质</translation>
  </message>
  <message>
    <source>Getters, setters and computed names of a class are not translated.</source>
    <translation>类的 getter、setter 和计算名称不会转换。</translation>
  </message>
  <message>
    <source>Give a layer of points or polygons.</source>
    <translation>请给出点或多边形图层。</translation>
  </message>
  <message>
    <source>Give a place as (longitude, latitude), a Region, or a layer.</source>
    <translation>请以 (longitude, latitude)、Region 或图层给出地点。</translation>
  </message>
  <message>
    <source>Give a scale or a transform, not both.</source>
    <translation>请给出分辨率或变换，不要两者都给。</translation>
  </message>
  <message>
    <source>Give every place a name.</source>
    <translation>请为每个地点命名。</translation>
  </message>
  <message>
    <source>Give tasks as wb.tasks() lists them, or a part of their names.</source>
    <translation>请按 wb.tasks() 的列法给出任务，或给出其名称的一部分。</translation>
  </message>
  <message>
    <source>Give the files a name, such as {index}.</source>
    <translation>请为文件指定名称，如 {index}。</translation>
  </message>
  <message>
    <source>Globe</source>
    <translation>地球</translation>
  </message>
  <message>
    <source>Google Drive</source>
    <translation>Google Drive</translation>
  </message>
  <message>
    <source>Google Earth Engine plugin</source>
    <translation>Google Earth Engine 插件</translation>
  </message>
  <message>
    <source>Google account</source>
    <translation>Google 账号</translation>
  </message>
  <message>
    <source>Graticule</source>
    <translation>经纬网</translation>
  </message>
  <message>
    <source>Greater is smoother.</source>
    <translation>越大越平滑。</translation>
  </message>
  <message>
    <source>Greatest value of an index</source>
    <translation>指数最大值</translation>
  </message>
  <message>
    <source>Greenness: NDVI under Cloud Score+</source>
    <translation>植被：用 Cloud Score+ 去云的 NDVI</translation>
  </message>
  <message>
    <source>Help</source>
    <translation>帮助</translation>
  </message>
  <message>
    <source>High volume</source>
    <translation>高容量</translation>
  </message>
  <message>
    <source>Highest day</source>
    <translation>最高日</translation>
  </message>
  <message>
    <source>Highest {}</source>
    <translation>最高{}</translation>
  </message>
  <message>
    <source>Histogram: least and greatest value, and how many classes</source>
    <translation>直方图：最小值、最大值和组数</translation>
  </message>
  <message>
    <source>Historical</source>
    <translation>历史</translation>
  </message>
  <message>
    <source>Home page</source>
    <translation>主页</translation>
  </message>
  <message>
    <source>How a polygon's pixels become one value</source>
    <translation>多边形的像元如何合为一个值</translation>
  </message>
  <message>
    <source>How coarser versions of an asset are made: mean for measurements, mode for classes.</source>
    <translation>资产较粗版本的生成方式：测量值用 mean，分类用 mode。</translation>
  </message>
  <message>
    <source>How long one picture of a .gif or .mp4 stands.</source>
    <translation>动画（.gif 或 .mp4）中每幅图片停留的时间。</translation>
  </message>
  <message>
    <source>How several models become one, such as their mean or the spread between them.</source>
    <translation>多个模式如何合为一个，如均值或离散度。</translation>
  </message>
  <message>
    <source>How several values within a step become one.</source>
    <translation>同一步长内的多个值如何合并为一个。</translation>
  </message>
  <message>
    <source>How the values of a step become one</source>
    <translation>步长内的值如何合为一个</translation>
  </message>
  <message>
    <source>How this layer was made cannot be read.</source>
    <translation>无法读取此图层的制作方式。</translation>
  </message>
  <message>
    <source>How this layer was made cannot be read. Add it again from the panel.</source>
    <translation>无法读取此图层的制作方式。请从面板重新添加。</translation>
  </message>
  <message>
    <source>Id of a table of Earth Engine; its features take the extent's place.</source>
    <translation>Earth Engine 表的 ID；其要素代替范围。</translation>
  </message>
  <message>
    <source>Id of a table on Earth Engine, in place of zones</source>
    <translation>Earth Engine 表的 ID，代替分区</translation>
  </message>
  <message>
    <source>Id of the image collection or image</source>
    <translation>影像集或影像的 ID</translation>
  </message>
  <message>
    <source>Id of the table</source>
    <translation>表的 ID</translation>
  </message>
  <message>
    <source>Image</source>
    <translation>影像</translation>
  </message>
  <message>
    <source>Image collection</source>
    <translation>影像集</translation>
  </message>
  <message>
    <source>Imagery</source>
    <translation>影像</translation>
  </message>
  <message>
    <source>Images are combined by</source>
    <translation>影像合成方式</translation>
  </message>
  <message>
    <source>Images that do not touch the region, and are left out: {}.</source>
    <translation>与区域不相交而排除的影像：{}。</translation>
  </message>
  <message>
    <source>Images that do not touch the region: {}.</source>
    <translation>与区域不相交的影像：{}。</translation>
  </message>
  <message>
    <source>In pixels of the screen, at every scale.</source>
    <translation>以屏幕像素计，与比例尺无关。</translation>
  </message>
  <message>
    <source>In the layer's unit; what suits the values where empty.</source>
    <translation>以图层单位表示；留空则按值自动选择。</translation>
  </message>
  <message>
    <source>Index whose greatest value is taken</source>
    <translation>取最大值的指数</translation>
  </message>
  <message>
    <source>Insert {}</source>
    <translation>插入{}</translation>
  </message>
  <message>
    <source>Is</source>
    <translation>条件</translation>
  </message>
  <message>
    <source>It has to be there already.</source>
    <translation>须已存在。</translation>
  </message>
  <message>
    <source>It is on the clipboard.</source>
    <translation>已复制到剪贴板。</translation>
  </message>
  <message>
    <source>It is tried again by itself.</source>
    <translation>将自动重试。</translation>
  </message>
  <message>
    <source>It was edited since it was frozen and is shown live. Refresh it before you print.</source>
    <translation>冻结后图层又被编辑，现以实时方式显示。打印前请刷新。</translation>
  </message>
  <message>
    <source>Its features are the zones; takes the place of the layer of zones.</source>
    <translation>其要素即为分区；代替分区图层。</translation>
  </message>
  <message>
    <source>Its frozen file “{}” is missing. Refresh it, or thaw it.</source>
    <translation>其冻结文件“{}”缺失。请刷新或解冻。</translation>
  </message>
  <message>
    <source>Its recipe was edited since it was frozen. Refresh it before you print.</source>
    <translation>冻结后其配方又被编辑。打印前请刷新。</translation>
  </message>
  <message>
    <source>JJA</source>
    <translation>JJA</translation>
  </message>
  <message>
    <source>JSON as the console's wb.recipe().json() gives it, one a line.</source>
    <translation>控制台 wb.recipe().json() 给出的 JSON，每行一个。</translation>
  </message>
  <message>
    <source>JSON as the console's wb.recipe().json() gives it, or a copied command has.</source>
    <translation>由控制台的 wb.recipe().json() 给出，或复制的命令中所含的 JSON。</translation>
  </message>
  <message>
    <source>January</source>
    <translation>1月</translation>
  </message>
  <message>
    <source>JavaScript (*.js);;All files (*)</source>
    <translation>JavaScript (*.js);;所有文件 (*)</translation>
  </message>
  <message>
    <source>JavaScript as the Code Editor has it, in UTF-8.</source>
    <translation>Code Editor 中的 JavaScript，UTF-8 编码。</translation>
  </message>
  <message>
    <source>July</source>
    <translation>7月</translation>
  </message>
  <message>
    <source>June</source>
    <translation>6月</translation>
  </message>
  <message>
    <source>Key file of a service account (else EE_WORKBENCH_KEY, or the last connection)</source>
    <translation>服务账号密钥文件（否则用 EE_WORKBENCH_KEY 或上次连接）</translation>
  </message>
  <message>
    <source>Keys of service accounts (*.json)</source>
    <translation>服务账号密钥 (*.json)</translation>
  </message>
  <message>
    <source>Land</source>
    <translation>陆地</translation>
  </message>
  <message>
    <source>Landscape</source>
    <translation>横向</translation>
  </message>
  <message>
    <source>Language</source>
    <translation>语言</translation>
  </message>
  <message>
    <source>Last image</source>
    <translation>末幅影像</translation>
  </message>
  <message>
    <source>Last month</source>
    <translation>末月</translation>
  </message>
  <message>
    <source>Last year (as the first where empty)</source>
    <translation>末年（留空则同首年）</translation>
  </message>
  <message>
    <source>Layer</source>
    <translation>图层</translation>
  </message>
  <message>
    <source>Layer of the Workbench</source>
    <translation>Workbench 图层</translation>
  </message>
  <message>
    <source>Layer with times</source>
    <translation>带时间的图层</translation>
  </message>
  <message>
    <source>Layer {}</source>
    <translation>图层 {}</translation>
  </message>
  <message>
    <source>Layers</source>
    <translation>图层</translation>
  </message>
  <message>
    <source>Layers of the Workbench; several become several maps, in their order.</source>
    <translation>Workbench 的图层；多个图层按顺序成为多幅地图。</translation>
  </message>
  <message>
    <source>Layers of this kind have no panel: make a new one with Processing or in the console.</source>
    <translation>这类图层没有面板：请用“处理”或在控制台中新建。</translation>
  </message>
  <message>
    <source>Least cloud score of clear pixels (0.6 where empty)</source>
    <translation>晴空像元的最低云评分（留空则为 0.6）</translation>
  </message>
  <message>
    <source>Least probability of clouds in percent (50 where empty)</source>
    <translation>云的最低概率（百分比，留空则为 50）</translation>
  </message>
  <message>
    <source>Legend</source>
    <translation>图例</translation>
  </message>
  <message>
    <source>Length of a step (0: every image)</source>
    <translation>步长（0：每幅影像）</translation>
  </message>
  <message>
    <source>Let the layer “{}” show this, in its place</source>
    <translation>让图层“{}”改为显示此内容</translation>
  </message>
  <message>
    <source>Line</source>
    <translation>行</translation>
  </message>
  <message>
    <source>Line {line}, column {column} is no JavaScript: {what}. Correct the script there, or just before.</source>
    <translation>第 {line} 行第 {column} 列不是 JavaScript：{what}。请修正该处或其前面的脚本。</translation>
  </message>
  <message>
    <source>Line {}, column {}: {}</source>
    <translation>第 {} 行第 {} 列：{}</translation>
  </message>
  <message>
    <source>Line {}: {}</source>
    <translation>第 {} 行：{}</translation>
  </message>
  <message>
    <source>Lines are 0 to {:g} pixels wide.</source>
    <translation>线宽为 0 至 {:g} 像素。</translation>
  </message>
  <message>
    <source>Linux, macOS: cron</source>
    <translation>Linux、macOS：cron</translation>
  </message>
  <message>
    <source>List tasks</source>
    <translation>列出任务</translation>
  </message>
  <message>
    <source>Lists the project's export tasks with their state, progress and error.</source>
    <translation>列出项目的导出任务及其状态、进度和错误。</translation>
  </message>
  <message>
    <source>Lists the tasks of the Earth Engine project, the newest first, and writes them to a CSV file where one is named. Times are UTC; eecu is seconds of computing that the service has counted, -1 where it tells none.</source>
    <translation>列出 Earth Engine 项目的任务，最新的在前；指定 CSV 文件时将其写入。时间为 UTC；eecu 为服务计算的秒数，未提供时为 -1。</translation>
  </message>
  <message>
    <source>Loading…</source>
    <translation>正在加载…</translation>
  </message>
  <message>
    <source>Longwave radiation downwards</source>
    <translation>向下长波辐射</translation>
  </message>
  <message>
    <source>Looking at the download of {}</source>
    <translation>正在检查下载：{}</translation>
  </message>
  <message>
    <source>Looking at the export of {}</source>
    <translation>正在检查导出：{}</translation>
  </message>
  <message>
    <source>Looking at the images…</source>
    <translation>正在检查影像…</translation>
  </message>
  <message>
    <source>Looking at the tasks</source>
    <translation>正在查看任务</translation>
  </message>
  <message>
    <source>Looking at the tasks…</source>
    <translation>正在查看任务…</translation>
  </message>
  <message>
    <source>Looking at the values…</source>
    <translation>正在读取值…</translation>
  </message>
  <message>
    <source>Looking at the zones…</source>
    <translation>正在检查分区…</translation>
  </message>
  <message>
    <source>Looking for scenes…</source>
    <translation>正在查找影像…</translation>
  </message>
  <message>
    <source>Looking for the place</source>
    <translation>正在查找地点</translation>
  </message>
  <message>
    <source>Looking up {}</source>
    <translation>正在查询 {}</translation>
  </message>
  <message>
    <source>Looking up {}…</source>
    <translation>正在查询 {}…</translation>
  </message>
  <message>
    <source>Lowest day</source>
    <translation>最低日</translation>
  </message>
  <message>
    <source>Lowest {}</source>
    <translation>最低{}</translation>
  </message>
  <message>
    <source>MAM</source>
    <translation>MAM</translation>
  </message>
  <message>
    <source>MB</source>
    <translation>MB</translation>
  </message>
  <message>
    <source>MP4 needs the program ffmpeg, which is not on this computer. The pictures are in “{}”; choose a .gif, or install ffmpeg.</source>
    <translation>生成 MP4 需要 ffmpeg 程序，但此计算机上没有。图片保存在“{}”；请选择 .gif，或安装 ffmpeg。</translation>
  </message>
  <message>
    <source>Made from</source>
    <translation>来源</translation>
  </message>
  <message>
    <source>Makes a page of layers or recipes: maps, titles, legend, scale bar, north arrow, graticule, overview, sources and licences, as PDF, SVG or picture. Several layers become several maps, in their order.

With “A map for each”, the first recipe is divided into months, seasons, years or decades, on one page or, as a map book, a page each; as .gif or .mp4 it moves.

What is printed is frozen first: computed once for the page's own pixels. A template of your own needs the ids of the items that it fills: map (map_2, …), title, legend, scalebar, north, overview, sources, date.</source>
    <translation>将图层或配方制成页面：地图、标题、图例、比例尺、指北针、经纬网、概览图、来源与许可，保存为 PDF、SVG 或图片。多个图层按其顺序成为多幅地图。

选择“每段一幅地图”时，首个配方按月、季、年或年代划分，放在一页上，或作为地图册每段一页；保存为 .gif 或 .mp4 则成为动画。

打印内容会先冻结：按页面自身的像素计算一次。自备模板需含其所填项的 ID：map (map_2, …)、title、legend、scalebar、north、overview、sources、date。</translation>
  </message>
  <message>
    <source>Making the sheet…</source>
    <translation>正在制作图幅…</translation>
  </message>
  <message>
    <source>Many small maps</source>
    <translation>多幅小图</translation>
  </message>
  <message>
    <source>Map sheet</source>
    <translation>图幅</translation>
  </message>
  <message>
    <source>Map sheet…</source>
    <translation>图幅…</translation>
  </message>
  <message>
    <source>Map with a chart</source>
    <translation>地图与图表</translation>
  </message>
  <message>
    <source>Maps</source>
    <translation>地图</translation>
  </message>
  <message>
    <source>March</source>
    <translation>3月</translation>
  </message>
  <message>
    <source>Mask pixels outside of the region</source>
    <translation>掩膜区域外的像元</translation>
  </message>
  <message>
    <source>Masked areas grow by so many metres on all sides, 0 to 1000.</source>
    <translation>掩膜区向四周外扩的米数，0 至 1000。</translation>
  </message>
  <message>
    <source>Masked pixels have a value or a mask, and only files on this computer have masks.</source>
    <translation>被掩膜像元要么用一个值、要么用掩膜表示；只有此计算机上的文件可带掩膜。</translation>
  </message>
  <message>
    <source>Maximum</source>
    <translation>最大值</translation>
  </message>
  <message>
    <source>May</source>
    <translation>5月</translation>
  </message>
  <message>
    <source>May stay empty: the key's own project is used then.</source>
    <translation>可留空：此时使用密钥自身的项目。</translation>
  </message>
  <message>
    <source>Mean</source>
    <translation>均值</translation>
  </message>
  <message>
    <source>Mean and range</source>
    <translation>均值和范围</translation>
  </message>
  <message>
    <source>Mean of models</source>
    <translation>模式均值</translation>
  </message>
  <message>
    <source>Mean weighted by Cloud Score+</source>
    <translation>Cloud Score+ 加权均值</translation>
  </message>
  <message>
    <source>Mean {}</source>
    <translation>平均{}</translation>
  </message>
  <message>
    <source>Mean ± 2 σ</source>
    <translation>均值 ± 2 σ</translation>
  </message>
  <message>
    <source>Mean ± standard deviation</source>
    <translation>均值 ± 标准差</translation>
  </message>
  <message>
    <source>Median</source>
    <translation>中值</translation>
  </message>
  <message>
    <source>Median of models</source>
    <translation>模式中值</translation>
  </message>
  <message>
    <source>Medoid (nearest to the median)</source>
    <translation>Medoid（最接近中值）</translation>
  </message>
  <message>
    <source>Metres per pixel (empty: the images' own)</source>
    <translation>每像元米数（留空：影像自身的）</translation>
  </message>
  <message>
    <source>Metres that clouds grow</source>
    <translation>云外扩的米数</translation>
  </message>
  <message>
    <source>Minimum</source>
    <translation>最小值</translation>
  </message>
  <message>
    <source>Models</source>
    <translation>模式</translation>
  </message>
  <message>
    <source>Models of another image collection, separated by commas</source>
    <translation>其他影像集的模式，用逗号分隔</translation>
  </message>
  <message>
    <source>Models that agree on the sign of change</source>
    <translation>变化符号一致的模式</translation>
  </message>
  <message>
    <source>Modules of the language are not read: put the module's text into the script.</source>
    <translation>不读取语言模块：请将模块文本放入脚本。</translation>
  </message>
  <message>
    <source>Monday</source>
    <translation>星期一</translation>
  </message>
  <message>
    <source>Month</source>
    <translation>月</translation>
  </message>
  <message>
    <source>Months of several years</source>
    <translation>多年的若干月份</translation>
  </message>
  <message>
    <source>Mosaic, later images on top</source>
    <translation>镶嵌，较新影像在上</translation>
  </message>
  <message>
    <source>Most recent clear pixel</source>
    <translation>最近的晴空像元</translation>
  </message>
  <message>
    <source>N</source>
    <translation>北</translation>
  </message>
  <message>
    <source>NASA/GDDP-CMIP6, or a collection of the same form.</source>
    <translation>NASA/GDDP-CMIP6，或结构相同的影像集。</translation>
  </message>
  <message>
    <source>Name</source>
    <translation>名称</translation>
  </message>
  <message>
    <source>Name a file that ends in .csv or .gpkg, or “attributes”.</source>
    <translation>请给出以 .csv 或 .gpkg 结尾的文件，或“attributes”。</translation>
  </message>
  <message>
    <source>Name a folder of assets, such as projects/my-project/assets/folder.</source>
    <translation>请指定资产文件夹，如 projects/my-project/assets/folder。</translation>
  </message>
  <message>
    <source>Name the bucket, such as my-bucket or my-bucket/folder.</source>
    <translation>请指定存储桶，如 my-bucket 或 my-bucket/folder。</translation>
  </message>
  <message>
    <source>Name the coordinate system by its code, such as EPSG:4326.</source>
    <translation>请用代码指定坐标系，如 EPSG:4326。</translation>
  </message>
  <message>
    <source>Name the job with letters, digits, dots and hyphens, such as soil-moisture.</source>
    <translation>作业名可用字母、数字、点和连字符，如 soil-moisture。</translation>
  </message>
  <message>
    <source>Name the number that masked pixels get.</source>
    <translation>请指定被掩膜像元所取的数值。</translation>
  </message>
  <message>
    <source>Names of bands in the dataset.</source>
    <translation>数据集中的波段名称。</translation>
  </message>
  <message>
    <source>Names of columns may hold {statistic} and {band}, nothing else in braces.</source>
    <translation>列名的花括号中只能是 {statistic} 和 {band}。</translation>
  </message>
  <message>
    <source>Names of properties with commas.</source>
    <translation>属性名称，以逗号分隔。</translation>
  </message>
  <message>
    <source>Names of the results' columns, such as {band}_{statistic}</source>
    <translation>结果的列名，如 {band}_{statistic}</translation>
  </message>
  <message>
    <source>Names of the tasks</source>
    <translation>任务名称</translation>
  </message>
  <message>
    <source>Names with commas that stay beside the results.</source>
    <translation>用逗号分隔的名称；这些列与结果一起保留。</translation>
  </message>
  <message>
    <source>Names with commas, in this order.</source>
    <translation>名称以逗号分隔，按此顺序。</translation>
  </message>
  <message>
    <source>Names with commas; all where empty.</source>
    <translation>用逗号分隔的名称；留空表示全部。</translation>
  </message>
  <message>
    <source>Names with commas; those that the recipe shows where empty.</source>
    <translation>用逗号分隔的名称；留空则用配方所显示的。</translation>
  </message>
  <message>
    <source>Names, with fields such as {index}, {date:%Y_%m}, {system:index}</source>
    <translation>名称，可含字段如 {index}、{date:%Y_%m}、{system:index}</translation>
  </message>
  <message>
    <source>Near-surface air temperature</source>
    <translation>近地面气温</translation>
  </message>
  <message>
    <source>No image with bands was found under this id.</source>
    <translation>此 ID 下没有找到带波段的影像。</translation>
  </message>
  <message>
    <source>No longer waited for; the tasks go on.</source>
    <translation>不再等待；任务继续进行。</translation>
  </message>
  <message>
    <source>No pixel type holds 64-bit whole numbers and fractions exactly. Download these bands separately.</source>
    <translation>没有像元类型能同时精确存储 64 位整数和小数。请分别下载这些波段。</translation>
  </message>
  <message>
    <source>No problems</source>
    <translation>没有问题</translation>
  </message>
  <message>
    <source>No scenes match. Choose longer dates, a higher cloud percentage or another region.</source>
    <translation>没有符合条件的影像。请选择更长的日期、更高的云量百分比或其他区域。</translation>
  </message>
  <message>
    <source>No sign-in to Google was found on this computer. Sign in with the Google Earth Engine plugin or with “earthengine authenticate”, then press Connect.</source>
    <translation>在此计算机上未找到 Google 登录信息。请用 Google Earth Engine 插件或“earthengine authenticate”登录，然后按“连接”。</translation>
  </message>
  <message>
    <source>No task fits the filter.</source>
    <translation>没有符合过滤条件的任务。</translation>
  </message>
  <message>
    <source>None</source>
    <translation>无</translation>
  </message>
  <message>
    <source>North arrow</source>
    <translation>指北针</translation>
  </message>
  <message>
    <source>Not Earth Engine, but a web page answered. Check for a proxy or sign-in page, then try again.</source>
    <translation>应答的不是 Earth Engine，而是网页。请检查是否有代理或登录页面，然后重试。</translation>
  </message>
  <message>
    <source>Not at all</source>
    <translation>不裁剪</translation>
  </message>
  <message>
    <source>Not clipped</source>
    <translation>不裁剪</translation>
  </message>
  <message>
    <source>Not connected</source>
    <translation>未连接</translation>
  </message>
  <message>
    <source>Not connected to Earth Engine. Open Connection and press Connect.</source>
    <translation>未连接到 Earth Engine。请打开“连接”面板并按“连接”。</translation>
  </message>
  <message>
    <source>Not connected.</source>
    <translation>未连接。</translation>
  </message>
  <message>
    <source>Not even a few pixels fit in a request.</source>
    <translation>一个请求连几个像元都容纳不下。</translation>
  </message>
  <message>
    <source>November</source>
    <translation>11月</translation>
  </message>
  <message>
    <source>Number of cancelled tasks</source>
    <translation>已取消任务数</translation>
  </message>
  <message>
    <source>Number of files</source>
    <translation>文件数</translation>
  </message>
  <message>
    <source>Number of problems</source>
    <translation>问题数</translation>
  </message>
  <message>
    <source>Number of rows</source>
    <translation>行数</translation>
  </message>
  <message>
    <source>Number of tasks</source>
    <translation>任务数</translation>
  </message>
  <message>
    <source>Number of values</source>
    <translation>值的个数</translation>
  </message>
  <message>
    <source>Numbers from 0 to 100 with commas.</source>
    <translation>0 到 100 之间的数，用逗号分隔。</translation>
  </message>
  <message>
    <source>Numbers of the scene classification with commas, such as 3,8,9,10.</source>
    <translation>场景分类的编号，以逗号分隔，如 3,8,9,10。</translation>
  </message>
  <message>
    <source>October</source>
    <translation>10月</translation>
  </message>
  <message>
    <source>Of the maps.</source>
    <translation>用于地图。</translation>
  </message>
  <message>
    <source>Of the period.</source>
    <translation>时段的首年。</translation>
  </message>
  <message>
    <source>Of the period; the same months of each year are taken.</source>
    <translation>时段的末年；取每年的相同月份。</translation>
  </message>
  <message>
    <source>Of the polynomial, less than the width.</source>
    <translation>多项式的阶数，小于窗口宽度。</translation>
  </message>
  <message>
    <source>Of what is written; the image's own where empty.</source>
    <translation>写出内容的坐标系；留空则用影像自身的。</translation>
  </message>
  <message>
    <source>Offset</source>
    <translation>偏移</translation>
  </message>
  <message>
    <source>Offsets of the bands, separated by commas</source>
    <translation>波段偏移，用逗号分隔</translation>
  </message>
  <message>
    <source>Oldest processing baseline, such as 04.00</source>
    <translation>最早的处理基线，如 04.00</translation>
  </message>
  <message>
    <source>On Windows a path cannot hold quotes or percent signs here.</source>
    <translation>在 Windows 上，此处的路径不能含引号或百分号。</translation>
  </message>
  <message>
    <source>One band for a colour ramp, or three with commas; the first band where empty.</source>
    <translation>一个波段用于颜色渐变，或三个以逗号分隔；留空则为首个波段。</translation>
  </message>
  <message>
    <source>One image</source>
    <translation>单幅影像</translation>
  </message>
  <message>
    <source>One image is not combined with others.</source>
    <translation>单幅影像不与其他影像合成。</translation>
  </message>
  <message>
    <source>One image takes no dates.</source>
    <translation>单幅影像没有日期。</translation>
  </message>
  <message>
    <source>One image takes no filters.</source>
    <translation>单幅影像没有过滤条件。</translation>
  </message>
  <message>
    <source>One map</source>
    <translation>单幅地图</translation>
  </message>
  <message>
    <source>One month</source>
    <translation>单月</translation>
  </message>
  <message>
    <source>One or several climate models; several are combined as Several models as says.</source>
    <translation>一个或多个气候模式；多个时按“多个模式合并为”合并。</translation>
  </message>
  <message>
    <source>One place, such as 11.3,47.9 [EPSG:4326].</source>
    <translation>一个地点，例如 11.3,47.9 [EPSG:4326]。</translation>
  </message>
  <message>
    <source>One season</source>
    <translation>单季</translation>
  </message>
  <message>
    <source>Only between values, never before the first or after the last.</source>
    <translation>只在已有值之间，不会在第一个之前或最后一个之后。</translation>
  </message>
  <message>
    <source>Only files on this computer are downloaded.</source>
    <translation>只有保存到此计算机的文件才是下载。</translation>
  </message>
  <message>
    <source>Only for layers that the Workbench has made: this one comes from a script or another plugin.</source>
    <translation>仅限 Workbench 制作的图层：此图层来自脚本或其他插件。</translation>
  </message>
  <message>
    <source>Only layers that the Earth Engine Workbench made can be frozen.</source>
    <translation>只能冻结由 Earth Engine Workbench 制作的图层。</translation>
  </message>
  <message>
    <source>Only one row for each zone of a layer fits its attributes: write a file instead.</source>
    <translation>写入图层属性时每个分区只能有一行：请改为写入文件。</translation>
  </message>
  <message>
    <source>Only what comes from a recipe can be written as a command.</source>
    <translation>只有来自配方的内容才能写成命令。</translation>
  </message>
  <message>
    <source>Only with this text in description or name</source>
    <translation>仅描述或名称含此文本的</translation>
  </message>
  <message>
    <source>Open a script</source>
    <translation>打开脚本</translation>
  </message>
  <message>
    <source>Orbit</source>
    <translation>轨道</translation>
  </message>
  <message>
    <source>Orbits are whole numbers from 1 to 143, separated by commas.</source>
    <translation>轨道为 1 至 143 的整数，用逗号分隔。</translation>
  </message>
  <message>
    <source>Order of Savitzky–Golay</source>
    <translation>Savitzky–Golay 的阶数</translation>
  </message>
  <message>
    <source>Other months</source>
    <translation>其他月份</translation>
  </message>
  <message>
    <source>Other users of this computer can read the key file. Run “chmod 600 {}” first.</source>
    <translation>此计算机的其他用户可以读取密钥文件。请先运行“chmod 600 {}”。</translation>
  </message>
  <message>
    <source>Overview map</source>
    <translation>概览图</translation>
  </message>
  <message>
    <source>Overviews of assets</source>
    <translation>资产的金字塔</translation>
  </message>
  <message>
    <source>Own colours</source>
    <translation>自定义颜色</translation>
  </message>
  <message>
    <source>Own expression</source>
    <translation>自定义表达式</translation>
  </message>
  <message>
    <source>PDF (*.pdf)</source>
    <translation>PDF (*.pdf)</translation>
  </message>
  <message>
    <source>PNG image (*.png)</source>
    <translation>PNG 图片 (*.png)</translation>
  </message>
  <message>
    <source>Page</source>
    <translation>页面</translation>
  </message>
  <message>
    <source>Pages</source>
    <translation>页</translation>
  </message>
  <message>
    <source>Palette</source>
    <translation>调色板</translation>
  </message>
  <message>
    <source>Paste a script of the Code Editor into JavaScript, or begin with an example.</source>
    <translation>请将 Code Editor 脚本粘贴到“JavaScript”，或从示例开始。</translation>
  </message>
  <message>
    <source>Percent of a temperature means nothing.</source>
    <translation>温度的百分比没有意义。</translation>
  </message>
  <message>
    <source>Percent of the baseline</source>
    <translation>基准期的百分比</translation>
  </message>
  <message>
    <source>Percentile</source>
    <translation>百分位</translation>
  </message>
  <message>
    <source>Percentile (50 where empty)</source>
    <translation>百分位（留空则为 50）</translation>
  </message>
  <message>
    <source>Percentile of days</source>
    <translation>日百分位</translation>
  </message>
  <message>
    <source>Percentile of models</source>
    <translation>模式百分位</translation>
  </message>
  <message>
    <source>Percentile, or threshold in the chosen unit</source>
    <translation>百分位，或以所选单位表示的阈值</translation>
  </message>
  <message>
    <source>Percentiles are numbers from 0 to 100, such as 5, 95.</source>
    <translation>百分位为 0 至 100 的数字，如 5, 95。</translation>
  </message>
  <message>
    <source>Percentiles, such as 5, 95</source>
    <translation>百分位，如 5, 95</translation>
  </message>
  <message>
    <source>Period</source>
    <translation>时段</translation>
  </message>
  <message>
    <source>Period (all images where empty)</source>
    <translation>时段（留空则为所有影像）</translation>
  </message>
  <message>
    <source>Picture of a chart</source>
    <translation>图表图片</translation>
  </message>
  <message>
    <source>Pixel with the greatest index</source>
    <translation>指数最大的像元</translation>
  </message>
  <message>
    <source>Pixels count by the part that is covered</source>
    <translation>像元按被覆盖部分计权</translation>
  </message>
  <message>
    <source>Pixels of the type {} cannot hold {:g}.</source>
    <translation>类型为 {} 的像元无法存储 {:g}。</translation>
  </message>
  <message>
    <source>Place of the chart's series (middle of the map where empty)</source>
    <translation>图表序列的地点（留空为地图中心）</translation>
  </message>
  <message>
    <source>Places as JSON, instead of a point or features</source>
    <translation>代替点或要素的地点 (JSON)</translation>
  </message>
  <message>
    <source>Point</source>
    <translation>点</translation>
  </message>
  <message>
    <source>Points are 1 to {} pixels large.</source>
    <translation>点大小为 1 至 {} 像素。</translation>
  </message>
  <message>
    <source>Points or polygons</source>
    <translation>点或多边形</translation>
  </message>
  <message>
    <source>Polygon from {:.4f}, {:.4f} to {:.4f}, {:.4f}</source>
    <translation>多边形：{:.4f}, {:.4f} 至 {:.4f}, {:.4f}</translation>
  </message>
  <message>
    <source>Polygons ({})</source>
    <translation>多边形 ({})</translation>
  </message>
  <message>
    <source>Polygons, lines or points in any coordinate system.</source>
    <translation>任意坐标系的多边形、线或点。</translation>
  </message>
  <message>
    <source>Port {} is taken by another program. Choose another port for the sandbox, or 0 for any.</source>
    <translation>端口 {} 已被其他程序占用。请为沙盒选择其他端口，或填 0 表示任意端口。</translation>
  </message>
  <message>
    <source>Portrait</source>
    <translation>纵向</translation>
  </message>
  <message>
    <source>Position {position} of the expression: {what}</source>
    <translation>表达式第 {position} 位：{what}</translation>
  </message>
  <message>
    <source>Precipitation</source>
    <translation>降水</translation>
  </message>
  <message>
    <source>Prepare first: then you see what starts.</source>
    <translation>请先准备，即可看到将启动的内容。</translation>
  </message>
  <message>
    <source>Press Draw and click the corners on the map.</source>
    <translation>请按“绘制”并在地图上点击顶点。</translation>
  </message>
  <message>
    <source>Press Draw and drag a rectangle on the map.</source>
    <translation>请按“绘制”并在地图上拖出矩形。</translation>
  </message>
  <message>
    <source>Prints Earth Engine layers or recipes with legend, scale bar and sources on a page.</source>
    <translation>将 Earth Engine 图层或配方连同图例、比例尺和来源打印到页面。</translation>
  </message>
  <message>
    <source>Problem</source>
    <translation>问题</translation>
  </message>
  <message>
    <source>Problems ({})</source>
    <translation>问题 ({})</translation>
  </message>
  <message>
    <source>Progress</source>
    <translation>进度</translation>
  </message>
  <message>
    <source>Projection (a fitting one where empty)</source>
    <translation>投影（留空则自动选择）</translation>
  </message>
  <message>
    <source>Projection and date</source>
    <translation>投影与日期</translation>
  </message>
  <message>
    <source>Property</source>
    <translation>属性</translation>
  </message>
  <message>
    <source>Property of the table's features</source>
    <translation>表要素的属性</translation>
  </message>
  <message>
    <source>Python (*.py)</source>
    <translation>Python (*.py)</translation>
  </message>
  <message>
    <source>Python cannot read this script: {}.</source>
    <translation>Python 无法读取此脚本：{}。</translation>
  </message>
  <message>
    <source>Python script</source>
    <translation>Python 脚本</translation>
  </message>
  <message>
    <source>Python that needs the earthengine-api and nothing of this plugin.</source>
    <translation>只需 earthengine-api、不依赖本插件的 Python。</translation>
  </message>
  <message>
    <source>Python {}</source>
    <translation>Python {}</translation>
  </message>
  <message>
    <source>QA60 holds nothing from 2022-01-25 to 2024-02-28: clouds of these days stay. Cloud Score+ has no such gap.</source>
    <translation>2022-01-25 至 2024-02-28 的 QA60 为空：这些天的云会保留。Cloud Score+ 没有这一缺口。</translation>
  </message>
  <message>
    <source>QGIS cannot read “{}”.</source>
    <translation>QGIS 无法读取“{}”。</translation>
  </message>
  <message>
    <source>QGIS could not make a layer of the map that Earth Engine prepared. See the details.</source>
    <translation>QGIS 无法用 Earth Engine 准备好的地图创建图层。请查看详情。</translation>
  </message>
  <message>
    <source>QGIS did not take the layer. Try again in a new project.</source>
    <translation>QGIS 未接受该图层。请在新工程中重试。</translation>
  </message>
  <message>
    <source>QGIS did not take the layout. Try again in a new project.</source>
    <translation>QGIS 未接受该布局。请在新工程中重试。</translation>
  </message>
  <message>
    <source>Read at the run, kept nowhere. Other users of the computer must not be able to read it.</source>
    <translation>运行时读取，不另行保存。计算机的其他用户不得能读取它。</translation>
  </message>
  <message>
    <source>Reading the zones…</source>
    <translation>正在读取分区…</translation>
  </message>
  <message>
    <source>Reading {}…</source>
    <translation>正在读取 {}…</translation>
  </message>
  <message>
    <source>Reads the values of a collection over time at points or polygons, as a table, a chart and a layer.</source>
    <translation>读取影像集在点或多边形处随时间变化的值，输出表格、图表和图层。</translation>
  </message>
  <message>
    <source>Reads the values of every image behind a layer or recipe of the Workbench. Places are a point, features of a layer, or JSON as the panel “Time series” writes it. Values can be brought to regular steps (a step begins with its time), gaps filled with straight lines, and smoothed. Times are UTC. The table has one column for each place, scenario, model and band; the layer one field for each of a place's series.</source>
    <translation>读取 Workbench 图层或配方背后每幅影像的值。地点可以是一个点、图层的要素，或“时间序列”面板所写的 JSON。可将值归到规则步长（步长从其时间开始），用直线填补空缺，并加以平滑。时间为 UTC。表格中每个地点、情景、模式和波段一列；图层中一个地点的每条序列一个字段。</translation>
  </message>
  <message>
    <source>Recipe as JSON, instead of a layer</source>
    <translation>代替图层的配方 (JSON)</translation>
  </message>
  <message>
    <source>Recipe, in place of a layer</source>
    <translation>代替图层的配方</translation>
  </message>
  <message>
    <source>Recipes, in place of layers, one a line</source>
    <translation>代替图层的配方，每行一个</translation>
  </message>
  <message>
    <source>Reconnect</source>
    <translation>重新连接</translation>
  </message>
  <message>
    <source>Reduces the images of a collection over a period, and adds one band with a colour ramp, or three as red, green and blue, as a layer that Earth Engine draws.

Values are stored numbers times the factor plus the offset; of datasets that the plugin knows, both and the unit are known as well. Periods are written like 2020, 2020-07, 2020-07-01 to 2020-08-15, JJA 2001-2010 or last 7 days, which is counted from the day of the run. Filters are written like CLOUDY_PIXEL_PERCENTAGE &lt; 30; status == permanent, with a semicolon between them and a text that looks like a number in quotes. The layer is clipped to the extent, or to the features of a table, which take its place. It can be edited again in the Collections panel.</source>
    <translation>将影像集在某时段的影像聚合，并以一个波段配颜色渐变、或三个波段作为红绿蓝，添加为由 Earth Engine 绘制的图层。

值等于存储的数字乘以系数再加偏移；对于插件已知的数据集，二者及单位均已知。时段写法如 2020、2020-07、2020-07-01 to 2020-08-15、JJA 2001-2010 或 last 7 days（从运行当日算起）。过滤条件写法如 CLOUDY_PIXEL_PERCENTAGE &lt; 30; status == permanent，以分号分隔，形似数字的文本需加引号。图层裁剪到范围，或裁剪到表的要素（优先于范围）。可在“影像集”面板中再次编辑。</translation>
  </message>
  <message>
    <source>Refresh frozen layer</source>
    <translation>刷新冻结图层</translation>
  </message>
  <message>
    <source>Region</source>
    <translation>区域</translation>
  </message>
  <message>
    <source>Region (all of the layers where empty)</source>
    <translation>区域（留空则为所有图层的范围）</translation>
  </message>
  <message>
    <source>Region (the whole world where empty)</source>
    <translation>区域（留空则为全球）</translation>
  </message>
  <message>
    <source>Region as polygons</source>
    <translation>多边形区域</translation>
  </message>
  <message>
    <source>Region in place of an extent, as JSON</source>
    <translation>代替范围的区域 (JSON)</translation>
  </message>
  <message>
    <source>Region of the layer</source>
    <translation>图层的区域</translation>
  </message>
  <message>
    <source>Region to write</source>
    <translation>要写入的区域</translation>
  </message>
  <message>
    <source>Relative humidity</source>
    <translation>相对湿度</translation>
  </message>
  <message>
    <source>Relative orbits, separated by commas</source>
    <translation>相对轨道，用逗号分隔</translation>
  </message>
  <message>
    <source>Renews Earth Engine's maps before the export, and looks for missing tiles after it</source>
    <translation>导出前更新 Earth Engine 地图，导出后检查缺失的瓦片</translation>
  </message>
  <message>
    <source>Report a bug</source>
    <translation>报告错误</translation>
  </message>
  <message>
    <source>Resolution (dpi)</source>
    <translation>分辨率 (dpi)</translation>
  </message>
  <message>
    <source>Rolling mean</source>
    <translation>滑动平均</translation>
  </message>
  <message>
    <source>Rows without shapes.</source>
    <translation>不含几何的行。</translation>
  </message>
  <message>
    <source>Rows: {:,}. Requests: {:,}.</source>
    <translation>行：{:,}。请求：{:,}。</translation>
  </message>
  <message>
    <source>Run time</source>
    <translation>运行时间</translation>
  </message>
  <message>
    <source>Running</source>
    <translation>运行中</translation>
  </message>
  <message>
    <source>S</source>
    <translation>南</translation>
  </message>
  <message>
    <source>SON</source>
    <translation>SON</translation>
  </message>
  <message>
    <source>SSP1-2.6</source>
    <translation>SSP1-2.6</translation>
  </message>
  <message>
    <source>SSP2-4.5</source>
    <translation>SSP2-4.5</translation>
  </message>
  <message>
    <source>SSP3-7.0</source>
    <translation>SSP3-7.0</translation>
  </message>
  <message>
    <source>SSP5-8.5</source>
    <translation>SSP5-8.5</translation>
  </message>
  <message>
    <source>SVG drawing (*.svg)</source>
    <translation>SVG 绘图 (*.svg)</translation>
  </message>
  <message>
    <source>Sandbox</source>
    <translation>沙盒</translation>
  </message>
  <message>
    <source>Sandbox on this computer</source>
    <translation>此计算机上的沙盒</translation>
  </message>
  <message>
    <source>Saturday</source>
    <translation>星期六</translation>
  </message>
  <message>
    <source>Save both scripts</source>
    <translation>保存两个脚本</translation>
  </message>
  <message>
    <source>Save the chart</source>
    <translation>保存图表</translation>
  </message>
  <message>
    <source>Save the files; then add this line to your jobs with: crontab -e. It reads {} and adds to {}.</source>
    <translation>请保存文件；然后用 crontab -e 将此行加入作业。它读取 {}，并追加到 {}。</translation>
  </message>
  <message>
    <source>Save the files; then let Windows take the task, in a command prompt: {}</source>
    <translation>请保存文件；然后在命令提示符中让 Windows 接收任务：{}</translation>
  </message>
  <message>
    <source>Save the table</source>
    <translation>保存表格</translation>
  </message>
  <message>
    <source>Saved: {} and {}.</source>
    <translation>已保存：{} 和 {}。</translation>
  </message>
  <message>
    <source>Saved: {}.</source>
    <translation>已保存：{}。</translation>
  </message>
  <message>
    <source>Saves a layer, or a recipe as text, as one GeoTIFF whatever its size: its image, or every image of the collection behind it, a file each.

A download that was broken off goes on where it stopped when the same is run again. Each file is checked before it gets its name.</source>
    <translation>将图层或文本形式的配方保存为一个 GeoTIFF，大小不限：其影像，或其背后影像集的每幅影像各存一个文件。

中断的下载在再次运行相同内容时会从停止处继续。每个文件经检查后才得到其名称。</translation>
  </message>
  <message>
    <source>Saves an Earth Engine layer or recipe of any size as GeoTIFF on this computer.</source>
    <translation>将任意大小的 Earth Engine 图层或配方以 GeoTIFF 保存到此计算机。</translation>
  </message>
  <message>
    <source>Saves every image of a collection within a period, scaled and clipped as the parameters say, as a GeoTIFF each; or one image that they are reduced to.

A download that was broken off goes on where it stopped when the same is run again.</source>
    <translation>将影像集在某时段内的每幅影像按参数缩放和裁剪，各存为一个 GeoTIFF；或保存由其聚合的一幅影像。

中断的下载在再次运行相同内容时会从停止处继续。</translation>
  </message>
  <message>
    <source>Saves every image of a collection, or one image made of them, as GeoTIFF on this computer.</source>
    <translation>将影像集的每幅影像，或由其合成的一幅影像，以 GeoTIFF 保存到此计算机。</translation>
  </message>
  <message>
    <source>Saving a chart</source>
    <translation>正在保存图表</translation>
  </message>
  <message>
    <source>Savitzky–Golay</source>
    <translation>Savitzky–Golay</translation>
  </message>
  <message>
    <source>Scale</source>
    <translation>分辨率</translation>
  </message>
  <message>
    <source>Scale bar</source>
    <translation>比例尺</translation>
  </message>
  <message>
    <source>Scale in metres (the image's own where empty)</source>
    <translation>分辨率（米，留空则用影像自身的）</translation>
  </message>
  <message>
    <source>Scale in metres (the images' own pixels where empty)</source>
    <translation>分辨率（米，留空则用影像自身的像元）</translation>
  </message>
  <message>
    <source>Scenario</source>
    <translation>情景</translation>
  </message>
  <message>
    <source>Scenario of another image collection</source>
    <translation>其他影像集的情景</translation>
  </message>
  <message>
    <source>Scenarios can be chosen of climate models only.</source>
    <translation>只有气候模式才能选择情景。</translation>
  </message>
  <message>
    <source>Scenarios of climate models, separated by commas</source>
    <translation>气候模式的情景，用逗号分隔</translation>
  </message>
  <message>
    <source>Scene</source>
    <translation>影像</translation>
  </message>
  <message>
    <source>Scene classes are there with surface reflectance only.</source>
    <translation>只有地表反射率才有场景分类。</translation>
  </message>
  <message>
    <source>Scene classes to mask</source>
    <translation>要掩膜的场景分类</translation>
  </message>
  <message>
    <source>Scenes are combined by</source>
    <translation>影像合成方式</translation>
  </message>
  <message>
    <source>Scenes of each month: {}</source>
    <translation>各月影像数：{}</translation>
  </message>
  <message>
    <source>Scenes of older processing are left out; empty takes all.</source>
    <translation>排除更早处理版本的影像；留空则为全部。</translation>
  </message>
  <message>
    <source>Scenes to leave out (system:index), separated by commas</source>
    <translation>要排除的影像 (system:index)，用逗号分隔</translation>
  </message>
  <message>
    <source>Scenes with less cloud than this percentage</source>
    <translation>云量低于此百分比的影像</translation>
  </message>
  <message>
    <source>Scenes: {}</source>
    <translation>影像：{}</translation>
  </message>
  <message>
    <source>Script</source>
    <translation>脚本</translation>
  </message>
  <message>
    <source>Script of the Code Editor</source>
    <translation>Code Editor 脚本</translation>
  </message>
  <message>
    <source>Scripts</source>
    <translation>脚本</translation>
  </message>
  <message>
    <source>Scripts (*.js *.py *.txt);;All files (*)</source>
    <translation>脚本 (*.js *.py *.txt);;所有文件 (*)</translation>
  </message>
  <message>
    <source>Sea</source>
    <translation>海洋</translation>
  </message>
  <message>
    <source>Search models</source>
    <translation>搜索模式</translation>
  </message>
  <message>
    <source>Search models…</source>
    <translation>搜索模式…</translation>
  </message>
  <message>
    <source>Season</source>
    <translation>季</translation>
  </message>
  <message>
    <source>Seconds for a picture of an animation</source>
    <translation>动画中每张图片的秒数</translation>
  </message>
  <message>
    <source>Seconds of Earth Engine compute units that the task has used</source>
    <translation>任务已用的 Earth Engine 计算单元秒数</translation>
  </message>
  <message>
    <source>See the panel Tasks.</source>
    <translation>请见“任务”面板。</translation>
  </message>
  <message>
    <source>Select features of the layer “{}” first.</source>
    <translation>请先在图层“{}”中选择要素。</translation>
  </message>
  <message>
    <source>Sentinel-2</source>
    <translation>Sentinel-2</translation>
  </message>
  <message>
    <source>Sentinel-2 composite</source>
    <translation>Sentinel-2 合成</translation>
  </message>
  <message>
    <source>Sentinel-2: a summer without clouds</source>
    <translation>Sentinel-2：无云的夏天</translation>
  </message>
  <message>
    <source>Sentinel-2: {}</source>
    <translation>Sentinel-2：{}</translation>
  </message>
  <message>
    <source>September</source>
    <translation>9月</translation>
  </message>
  <message>
    <source>Series of the current layer</source>
    <translation>当前图层的系列图</translation>
  </message>
  <message>
    <source>Service account key</source>
    <translation>服务账号密钥</translation>
  </message>
  <message>
    <source>Several models as</source>
    <translation>多个模式合并为</translation>
  </message>
  <message>
    <source>Several periods, a layer each</source>
    <translation>多个时段，各为一个图层</translation>
  </message>
  <message>
    <source>Shape of points</source>
    <translation>点的形状</translation>
  </message>
  <message>
    <source>Shapefile</source>
    <translation>Shapefile</translation>
  </message>
  <message>
    <source>Short-wave infrared</source>
    <translation>短波红外</translation>
  </message>
  <message>
    <source>Show</source>
    <translation>显示</translation>
  </message>
  <message>
    <source>Size of a pixel in metres on the ground.</source>
    <translation>像元的地面大小，以米计。</translation>
  </message>
  <message>
    <source>Size of points in pixels (3 where empty)</source>
    <translation>点大小（像素，留空则为 3）</translation>
  </message>
  <message>
    <source>Small and capital letters are the same.</source>
    <translation>不区分大小写。</translation>
  </message>
  <message>
    <source>Smaller versions inside the file, so that it is drawn quickly.</source>
    <translation>文件内的缩小版本，便于快速绘制。</translation>
  </message>
  <message>
    <source>Smoothing</source>
    <translation>平滑</translation>
  </message>
  <message>
    <source>Smoothing a series</source>
    <translation>正在平滑序列</translation>
  </message>
  <message>
    <source>So many steps at a time, an odd number.</source>
    <translation>一次取这么多步，须为奇数。</translation>
  </message>
  <message>
    <source>So many units of the next choice; 0 leaves the images' own times.</source>
    <translation>下一选项单位的数量；0 表示保留影像自身的时间。</translation>
  </message>
  <message>
    <source>Solar radiation downwards</source>
    <translation>向下太阳辐射</translation>
  </message>
  <message>
    <source>Something unexpected went wrong: {}</source>
    <translation>发生意外错误：{}</translation>
  </message>
  <message>
    <source>Source</source>
    <translation>来源</translation>
  </message>
  <message>
    <source>Sources and licences</source>
    <translation>来源与许可</translation>
  </message>
  <message>
    <source>Sources disagree on whether {model} has {scenario}; it may come out empty.</source>
    <translation>关于 {model} 是否有 {scenario}，各来源说法不一；结果可能为空。</translation>
  </message>
  <message>
    <source>Specific humidity</source>
    <translation>比湿</translation>
  </message>
  <message>
    <source>Spectral index</source>
    <translation>光谱指数</translation>
  </message>
  <message>
    <source>Spread of models</source>
    <translation>模式离散度</translation>
  </message>
  <message>
    <source>Standard</source>
    <translation>标准</translation>
  </message>
  <message>
    <source>Standard deviation</source>
    <translation>标准差</translation>
  </message>
  <message>
    <source>Starts an export on Earth Engine of a layer, or of a recipe as text (as the console's wb.recipe().json() gives it): its image, or every image of the collection behind it.

The same export is started once, however often this runs. Names may hold {index}, {date:%Y_%m}, {system:index}, {title} and properties such as {model}.</source>
    <translation>在 Earth Engine 上启动导出，对象为图层或文本形式的配方（由控制台的 wb.recipe().json() 给出）：其影像，或其背后影像集的每幅影像。

无论运行多少次，相同的导出只启动一次。名称可含 {index}、{date:%Y_%m}、{system:index}、{title} 以及 {model} 等属性。</translation>
  </message>
  <message>
    <source>Starts an export on Earth Engine of a table's features. Filters are written like ADM1_NAME == Karnataka; ADM0_NAME == India, with a semicolon between them.

The same export is started once, however often this runs.</source>
    <translation>在 Earth Engine 上启动表要素的导出。过滤条件写法如 ADM1_NAME == Karnataka; ADM0_NAME == India，以分号分隔。

无论运行多少次，相同的导出只启动一次。</translation>
  </message>
  <message>
    <source>Starts one export on Earth Engine for every image of a collection within a period, scaled and clipped as the parameters say; or for one image that they are reduced to.

The same export is started once, however often this runs: a run that was broken off can be repeated. Names may hold {index}, {date:%Y_%m}, {system:index} and properties of the images.</source>
    <translation>对影像集在某时段内的每幅影像（按参数缩放和裁剪）或由其聚合的一幅影像，在 Earth Engine 上各启动一个导出。

无论运行多少次，相同的导出只启动一次：中断的运行可以重复。名称可含 {index}、{date:%Y_%m}、{system:index} 及影像属性。</translation>
  </message>
  <message>
    <source>State</source>
    <translation>状态</translation>
  </message>
  <message>
    <source>State of the Earth Engine connection</source>
    <translation>Earth Engine 连接状态</translation>
  </message>
  <message>
    <source>Statistic over time</source>
    <translation>时间统计量</translation>
  </message>
  <message>
    <source>Statistics (the mean where none is chosen)</source>
    <translation>统计量（未选则为均值）</translation>
  </message>
  <message>
    <source>Statistics are under way. Wait for them, or cancel.</source>
    <translation>正在统计。请等待或取消。</translation>
  </message>
  <message>
    <source>Statistics: heights of a region in numbers</source>
    <translation>统计：某区域高程的数字</translation>
  </message>
  <message>
    <source>Steps of months and years begin with the calendar's.</source>
    <translation>以月和年为单位的步长从日历的月、年开始。</translation>
  </message>
  <message>
    <source>Stretch: {}</source>
    <translation>拉伸：{}</translation>
  </message>
  <message>
    <source>Styled boundaries</source>
    <translation>样式化边界</translation>
  </message>
  <message>
    <source>Submitted</source>
    <translation>提交时间</translation>
  </message>
  <message>
    <source>Submitted before, and not sent again: {}.</source>
    <translation>此前已提交、不再发送：{}。</translation>
  </message>
  <message>
    <source>Submitting…</source>
    <translation>正在提交…</translation>
  </message>
  <message>
    <source>Subtitle (from the recipe where empty)</source>
    <translation>副标题（留空则取自配方）</translation>
  </message>
  <message>
    <source>Such as (B8 - B4) / (B8 + B4); for the choice expression only.</source>
    <translation>如 (B8 - B4) / (B8 + B4)；仅用于选项 expression。</translation>
  </message>
  <message>
    <source>Such as 0, 1, 10; each column is called after where its class begins.</source>
    <translation>例如 0, 1, 10；每列以其类别的起点命名。</translation>
  </message>
  <message>
    <source>Such as CLOUDY_PIXEL_PERCENTAGE &lt; 30; status == permanent, with semicolons between them. Also !=, &lt;=, &gt;, &gt;=, contains, starts with, and in with several values.</source>
    <translation>如 CLOUDY_PIXEL_PERCENTAGE &lt; 30; status == permanent，以分号分隔。还可用 !=、&lt;=、&gt;、&gt;=、contains、starts with，以及带多个值的 in。</translation>
  </message>
  <message>
    <source>Such as maps, my-bucket/path or projects/my-project/assets/folder.</source>
    <translation>如 maps、my-bucket/path 或 projects/my-project/assets/folder。</translation>
  </message>
  <message>
    <source>Such as one that the algorithm for time series has saved.</source>
    <translation>例如由时间序列算法保存的图片。</translation>
  </message>
  <message>
    <source>Such as ssp245,ssp585, each with all models; the recipe's own where empty.</source>
    <translation>例如 ssp245,ssp585，每个都含全部模式；留空则用配方自己的。</translation>
  </message>
  <message>
    <source>Such as {}</source>
    <translation>如 {}</translation>
  </message>
  <message>
    <source>Sum</source>
    <translation>总和</translation>
  </message>
  <message>
    <source>Sunday</source>
    <translation>星期日</translation>
  </message>
  <message>
    <source>Surface reflectance (L2A)</source>
    <translation>地表反射率 (L2A)</translation>
  </message>
  <message>
    <source>Surface reflectance has no band B10: choose top-of-atmosphere reflectance.</source>
    <translation>地表反射率没有 B10 波段：请选择大气顶层反射率。</translation>
  </message>
  <message>
    <source>System</source>
    <translation>系统</translation>
  </message>
  <message>
    <source>TB</source>
    <translation>TB</translation>
  </message>
  <message>
    <source>Tab indents; Ctrl+Tab leaves the editor</source>
    <translation>Tab 键缩进；Ctrl+Tab 离开编辑器</translation>
  </message>
  <message>
    <source>Table</source>
    <translation>表格</translation>
  </message>
  <message>
    <source>Table (*.csv)</source>
    <translation>表格 (*.csv)</translation>
  </message>
  <message>
    <source>Tables</source>
    <translation>表</translation>
  </message>
  <message>
    <source>Tables are exported to Drive, Cloud Storage or an asset.</source>
    <translation>表可导出到 Drive、Cloud Storage 或资产。</translation>
  </message>
  <message>
    <source>Take the place of the models above.</source>
    <translation>代替上面的模式。</translation>
  </message>
  <message>
    <source>Take the translation</source>
    <translation>采用转换结果</translation>
  </message>
  <message>
    <source>Takes the place of the scenario above.</source>
    <translation>代替上面的情景。</translation>
  </message>
  <message>
    <source>Tasks</source>
    <translation>任务</translation>
  </message>
  <message>
    <source>Tasks cancelled: {:,}.</source>
    <translation>已取消任务：{:,}。</translation>
  </message>
  <message>
    <source>Tasks started by this run</source>
    <translation>本次运行启动的任务</translation>
  </message>
  <message>
    <source>Tasks started: {:,}. Known from before: {:,}.</source>
    <translation>已启动任务：{:,}。此前已有：{:,}。</translation>
  </message>
  <message>
    <source>Tell about a bug with the versions below.</source>
    <translation>报告错误时请附上以下版本信息。</translation>
  </message>
  <message>
    <source>Template</source>
    <translation>模板</translation>
  </message>
  <message>
    <source>Template of your own</source>
    <translation>自备模板</translation>
  </message>
  <message>
    <source>Text in description or name; * for all</source>
    <translation>描述或名称中的文本；* 表示全部</translation>
  </message>
  <message>
    <source>That are too many pixels. Choose fewer dpi or a smaller map.</source>
    <translation>像素过多。请降低 dpi 或选择更小的地图。</translation>
  </message>
  <message>
    <source>That of the layer</source>
    <translation>图层的情景</translation>
  </message>
  <message>
    <source>Thaw</source>
    <translation>解冻</translation>
  </message>
  <message>
    <source>The JavaScript cannot be read: see Problems. The Python is that of before.</source>
    <translation>无法读取 JavaScript：见“问题”。Python 仍为之前的内容。</translation>
  </message>
  <message>
    <source>The Python client has no such export.</source>
    <translation>Python 客户端没有这种导出。</translation>
  </message>
  <message>
    <source>The Python is on the clipboard.</source>
    <translation>Python 已复制到剪贴板。</translation>
  </message>
  <message>
    <source>The Python package earthengine-api is missing. Install the plugin “Google Earth Engine”, which brings it, or run “pip install earthengine-api” in QGIS' Python, and restart QGIS.</source>
    <translation>缺少 Python 包 earthengine-api。请安装自带该包的插件“Google Earth Engine”，或在 QGIS 的 Python 中运行“pip install earthengine-api”，然后重启 QGIS。</translation>
  </message>
  <message>
    <source>The Python script is on the clipboard.</source>
    <translation>Python 脚本已复制到剪贴板。</translation>
  </message>
  <message>
    <source>The Python was edited and no longer follows the JavaScript; it is what runs. {}</source>
    <translation>Python 已被编辑，不再与 JavaScript 同步；运行的是 Python。{}</translation>
  </message>
  <message>
    <source>The address of a sandbox looks like http://127.0.0.1:8080/…</source>
    <translation>沙盒地址形如 http://127.0.0.1:8080/…</translation>
  </message>
  <message>
    <source>The animation could not be made.</source>
    <translation>无法生成动画。</translation>
  </message>
  <message>
    <source>The answer broke off. Try again.</source>
    <translation>应答中断。请重试。</translation>
  </message>
  <message>
    <source>The answer is far too large to be Earth Engine's. Check the network.</source>
    <translation>应答过大，不可能来自 Earth Engine。请检查网络。</translation>
  </message>
  <message>
    <source>The band count has the number of clear scenes of each pixel.</source>
    <translation>波段 count 为每个像元的晴空影像数。</translation>
  </message>
  <message>
    <source>The band {} is shown: tick it among the bands.</source>
    <translation>波段 {} 要显示：请在波段中勾选它。</translation>
  </message>
  <message>
    <source>The band “{}” cannot hold {:g} for masked pixels: choose another value or data type.</source>
    <translation>波段“{}”无法用 {:g} 表示被掩膜像元：请选择其他值或数据类型。</translation>
  </message>
  <message>
    <source>The braces in the columns' names do not fit together.</source>
    <translation>列名中的花括号不配对。</translation>
  </message>
  <message>
    <source>The braces in the file name do not fit together.</source>
    <translation>文件名中的花括号不配对。</translation>
  </message>
  <message>
    <source>The chart cannot be written to {}: choose another folder.</source>
    <translation>无法将图表写入 {}：请选择其他文件夹。</translation>
  </message>
  <message>
    <source>The chart has no “{}”.</source>
    <translation>图表没有“{}”。</translation>
  </message>
  <message>
    <source>The chart is in {}.</source>
    <translation>图表已保存到 {}。</translation>
  </message>
  <message>
    <source>The chart needs a layer of ours, or a picture. Choose one of them.</source>
    <translation>图表需要本插件的图层或一张图片。请选择其一。</translation>
  </message>
  <message>
    <source>The cloud percentage is a number above 0, up to 100.</source>
    <translation>云量百分比为大于 0、至多 100 的数字。</translation>
  </message>
  <message>
    <source>The cloud probability is a number from 0 to 100.</source>
    <translation>云概率为 0 至 100 的数字。</translation>
  </message>
  <message>
    <source>The cloud score is a number from 0 to 1.</source>
    <translation>云评分为 0 至 1 的数字。</translation>
  </message>
  <message>
    <source>The collection begins on {}.</source>
    <translation>该影像集始于 {}。</translation>
  </message>
  <message>
    <source>The collection has no model “{}”.</source>
    <translation>该影像集没有模式“{}”。</translation>
  </message>
  <message>
    <source>The colour ramp must end at a higher value than it starts.</source>
    <translation>颜色渐变的终值必须大于起始值。</translation>
  </message>
  <message>
    <source>The coloured picture</source>
    <translation>彩色图片</translation>
  </message>
  <message>
    <source>The command is on the clipboard.</source>
    <translation>命令已复制到剪贴板。</translation>
  </message>
  <message>
    <source>The computation is too large. Choose a smaller region or a shorter period.</source>
    <translation>计算量过大。请选择更小的区域或更短的时段。</translation>
  </message>
  <message>
    <source>The coordinate reference system “{}” is unknown.</source>
    <translation>未知坐标系“{}”。</translation>
  </message>
  <message>
    <source>The coordinate system “{}” is not known.</source>
    <translation>未知坐标系“{}”。</translation>
  </message>
  <message>
    <source>The dataset begins on {}.</source>
    <translation>数据集始于 {}。</translation>
  </message>
  <message>
    <source>The dataset ends on {}.</source>
    <translation>数据集止于 {}。</translation>
  </message>
  <message>
    <source>The dataset is not known to have a band {}.</source>
    <translation>数据集未见有波段 {}。</translation>
  </message>
  <message>
    <source>The days begin too long ago.</source>
    <translation>起始日过早。</translation>
  </message>
  <message>
    <source>The days end at most {:,} days ago.</source>
    <translation>末日最多为 {:,} 天前。</translation>
  </message>
  <message>
    <source>The disk is full. Make room, then export the page again.</source>
    <translation>磁盘已满。请腾出空间后重新导出页面。</translation>
  </message>
  <message>
    <source>The disk is full. Make room, then start the download again: it goes on where it stopped.</source>
    <translation>磁盘已满。请腾出空间后重新启动下载，将从停止处继续。</translation>
  </message>
  <message>
    <source>The disk is too small: about {} are needed, {} are free. Make room or choose another disk; what was downloaded is kept.</source>
    <translation>磁盘空间不足：约需 {}，剩余 {}。请腾出空间或选择其他磁盘；已下载的部分会保留。</translation>
  </message>
  <message>
    <source>The disk may become full: the files take up to {}.</source>
    <translation>磁盘可能会满：文件最多占用 {}。</translation>
  </message>
  <message>
    <source>The download has ended: {}.</source>
    <translation>下载已结束：{}。</translation>
  </message>
  <message>
    <source>The download of “{}” has not ended.</source>
    <translation>“{}”的下载尚未结束。</translation>
  </message>
  <message>
    <source>The download stopped. Start it again: it goes on.</source>
    <translation>下载已停止。请重新启动，将继续进行。</translation>
  </message>
  <message>
    <source>The edge of the world map cannot be drawn.</source>
    <translation>无法绘制世界地图的边缘。</translation>
  </message>
  <message>
    <source>The ending says what it becomes: .pdf, .png, .svg, .jpg, .tif, .gif or .mp4.</source>
    <translation>扩展名决定格式：.pdf、.png、.svg、.jpg、.tif、.gif 或 .mp4。</translation>
  </message>
  <message>
    <source>The ends of the colour ramp must be numbers.</source>
    <translation>颜色渐变的两端必须是数字。</translation>
  </message>
  <message>
    <source>The export is damaged and cannot be read.</source>
    <translation>导出已损坏，无法读取。</translation>
  </message>
  <message>
    <source>The expression is empty: write one, such as (B8 - B4) / (B8 + B4).</source>
    <translation>表达式为空：请写一个，如 (B8 - B4) / (B8 + B4)。</translation>
  </message>
  <message>
    <source>The expression is too long.</source>
    <translation>表达式过长。</translation>
  </message>
  <message>
    <source>The expression is too long: it may have {limit} characters.</source>
    <translation>表达式过长：最多 {limit} 个字符。</translation>
  </message>
  <message>
    <source>The expression names no band, such as B8.</source>
    <translation>表达式中没有波段，如 B8。</translation>
  </message>
  <message>
    <source>The factor of {} must be a number other than 0.</source>
    <translation>{} 的系数必须是非 0 数字。</translation>
  </message>
  <message>
    <source>The features cannot be written to the profile's folder. See the details.</source>
    <translation>无法将要素写入用户配置文件夹。请查看详情。</translation>
  </message>
  <message>
    <source>The file cannot be written ({}). What was downloaded is kept.</source>
    <translation>无法写入文件（{}）。已下载的部分会保留。</translation>
  </message>
  <message>
    <source>The file could not be completed.</source>
    <translation>文件未能完成。</translation>
  </message>
  <message>
    <source>The file is too big: save its polygons as GeoPackage, or simplify them first.</source>
    <translation>文件过大：请将其多边形保存为 GeoPackage，或先简化。</translation>
  </message>
  <message>
    <source>The file says no coordinate system: add it as a layer, set its system, and take its features.</source>
    <translation>文件未注明坐标系：请将其添加为图层，设置坐标系后再使用其要素。</translation>
  </message>
  <message>
    <source>The file was checked and is damaged. Start the download again.</source>
    <translation>文件经检查已损坏。请重新启动下载。</translation>
  </message>
  <message>
    <source>The file “{}” cannot be read as polygons.</source>
    <translation>无法将文件“{}”读取为多边形。</translation>
  </message>
  <message>
    <source>The file “{}” cannot be written: choose another place.</source>
    <translation>无法写入文件“{}”：请选择其他位置。</translation>
  </message>
  <message>
    <source>The file “{}” has no polygon: points and lines make no region.</source>
    <translation>文件“{}”中没有多边形：点和线不能构成区域。</translation>
  </message>
  <message>
    <source>The files cannot be written to “{}”: {}</source>
    <translation>无法将文件写入“{}”：{}</translation>
  </message>
  <message>
    <source>The filter of “{}” holds a semicolon, which a command cannot: use the Python script.</source>
    <translation>“{}”的过滤条件含分号，命令无法表示：请使用 Python 脚本。</translation>
  </message>
  <message>
    <source>The first day must not be after the last day.</source>
    <translation>首日不得晚于末日。</translation>
  </message>
  <message>
    <source>The first year must not be after the last year.</source>
    <translation>首年不得晚于末年。</translation>
  </message>
  <message>
    <source>The folder “{}” cannot be made ({}).</source>
    <translation>无法创建文件夹“{}”（{}）。</translation>
  </message>
  <message>
    <source>The folder “{}” cannot be made ({}). Save the project where you may write.</source>
    <translation>无法创建文件夹“{}”（{}）。请将工程保存到有写入权限的位置。</translation>
  </message>
  <message>
    <source>The folder “{}” cannot be read.</source>
    <translation>无法读取文件夹“{}”。</translation>
  </message>
  <message>
    <source>The folder “{}” is not there.</source>
    <translation>文件夹“{}”不存在。</translation>
  </message>
  <message>
    <source>The globe could not be made.</source>
    <translation>无法生成地球。</translation>
  </message>
  <message>
    <source>The id is of</source>
    <translation>ID 类型</translation>
  </message>
  <message>
    <source>The id is of a table, not of images: nothing can be shown.</source>
    <translation>该 ID 是表而非影像：无法显示。</translation>
  </message>
  <message>
    <source>The id is of images, not of a table: nothing can be drawn.</source>
    <translation>该 ID 是影像而非表：无法绘制。</translation>
  </message>
  <message>
    <source>The image</source>
    <translation>该影像</translation>
  </message>
  <message>
    <source>The image has no band “{}”; it has {}.</source>
    <translation>影像没有波段“{}”；现有 {}。</translation>
  </message>
  <message>
    <source>The image has no bands. Choose another period, region or model.</source>
    <translation>影像没有波段。请选择其他时段、区域或模式。</translation>
  </message>
  <message>
    <source>The image has no end: choose a region.</source>
    <translation>影像没有边界：请选择区域。</translation>
  </message>
  <message>
    <source>The image's own</source>
    <translation>影像自身的</translation>
  </message>
  <message>
    <source>The image's recipe is too long for a request. Simplify it, or store a part as an asset.</source>
    <translation>影像的配方过长，无法放入请求。请简化，或将一部分存为资产。</translation>
  </message>
  <message>
    <source>The images have no times: no series can be made of them.</source>
    <translation>影像没有时间：无法由其生成序列。</translation>
  </message>
  <message>
    <source>The images' own</source>
    <translation>影像自身的</translation>
  </message>
  <message>
    <source>The index “{}” is not known.</source>
    <translation>未知指数“{}”。</translation>
  </message>
  <message>
    <source>The key file “{}” cannot be read.</source>
    <translation>无法读取密钥文件“{}”。</translation>
  </message>
  <message>
    <source>The last state of the panel cannot be read.</source>
    <translation>无法读取面板的上次状态。</translation>
  </message>
  <message>
    <source>The layer cannot be made. Save the table as CSV instead.</source>
    <translation>无法创建图层。请将表格保存为 CSV。</translation>
  </message>
  <message>
    <source>The layer has no column {}.</source>
    <translation>图层没有列 {}。</translation>
  </message>
  <message>
    <source>The layer has no coordinate system: set it first.</source>
    <translation>图层没有坐标系：请先设置。</translation>
  </message>
  <message>
    <source>The layer is no longer there. Press Add to map instead.</source>
    <translation>图层已不存在。请改按“添加到地图”。</translation>
  </message>
  <message>
    <source>The layer lives in this project only: save it to a file first.</source>
    <translation>该图层只存在于此工程中：请先保存为文件。</translation>
  </message>
  <message>
    <source>The layer of polygons cannot be read.</source>
    <translation>无法读取多边形图层。</translation>
  </message>
  <message>
    <source>The layer of the zones cannot be read.</source>
    <translation>无法读取分区图层。</translation>
  </message>
  <message>
    <source>The layer of the zones is no longer in the project: choose another one.</source>
    <translation>分区图层已不在工程中：请选择其他图层。</translation>
  </message>
  <message>
    <source>The layer to change is no longer in the project. Add a new one instead.</source>
    <translation>要更改的图层已不在工程中。请添加新图层。</translation>
  </message>
  <message>
    <source>The layer to freeze is no longer in the project.</source>
    <translation>要冻结的图层已不在工程中。</translation>
  </message>
  <message>
    <source>The layer was edited meanwhile. Freeze it again.</source>
    <translation>图层在此期间被编辑过。请重新冻结。</translation>
  </message>
  <message>
    <source>The layer “{}” cannot be edited: write a GeoPackage instead.</source>
    <translation>图层“{}”无法编辑：请改为写入 GeoPackage。</translation>
  </message>
  <message>
    <source>The layer “{}” has no shapes: choose another one.</source>
    <translation>图层“{}”没有几何图形：请选择其他图层。</translation>
  </message>
  <message>
    <source>The layer “{}” is no longer in the project.</source>
    <translation>图层“{}”已不在工程中。</translation>
  </message>
  <message>
    <source>The layer “{}” takes no field {}: write a GeoPackage instead.</source>
    <translation>图层“{}”不接受字段 {}：请改为写入 GeoPackage。</translation>
  </message>
  <message>
    <source>The layer “{}” takes no new attributes: write a GeoPackage instead.</source>
    <translation>图层“{}”不接受新属性：请改为写入 GeoPackage。</translation>
  </message>
  <message>
    <source>The layer's own</source>
    <translation>图层自身的</translation>
  </message>
  <message>
    <source>The layout “{}” has no map.</source>
    <translation>布局“{}”中没有地图。</translation>
  </message>
  <message>
    <source>The line is too long for cron: choose a folder with a shorter path.</source>
    <translation>该行对 cron 来说过长：请选择路径更短的文件夹。</translation>
  </message>
  <message>
    <source>The list of downloads cannot be written to “{}”. Check the folder and the free disk space.</source>
    <translation>无法将下载列表写入“{}”。请检查文件夹和磁盘剩余空间。</translation>
  </message>
  <message>
    <source>The list of exports cannot be written to “{}”. Check the folder and the free disk space.</source>
    <translation>无法将导出列表写入“{}”。请检查文件夹和磁盘剩余空间。</translation>
  </message>
  <message>
    <source>The map in the layout “{}” was moved or changed since. Refresh it before you print.</source>
    <translation>布局“{}”中的地图已被移动或更改。打印前请刷新。</translation>
  </message>
  <message>
    <source>The map is centred on images, features and geometries of Earth Engine.</source>
    <translation>地图可居中于 Earth Engine 的影像、要素和几何图形。</translation>
  </message>
  <message>
    <source>The map is smaller than a pixel. Make it larger on the page.</source>
    <translation>地图小于一个像素。请在页面上将其放大。</translation>
  </message>
  <message>
    <source>The map of the layout “{}” is gone. Choose “Freeze for print…” and another map.</source>
    <translation>布局“{}”中的地图已不存在。请选择“冻结以供打印…”并指定其他地图。</translation>
  </message>
  <message>
    <source>The map of the layout “{}” that it was frozen for is gone.</source>
    <translation>冻结时所用布局“{}”中的地图已不存在。</translation>
  </message>
  <message>
    <source>The map sheet could not be made.</source>
    <translation>无法制作图幅。</translation>
  </message>
  <message>
    <source>The map shows nothing. Give it an extent first.</source>
    <translation>地图没有显示内容。请先为其设置范围。</translation>
  </message>
  <message>
    <source>The map's tiles would come from another server than Earth Engine's. Connect again.</source>
    <translation>地图瓦片将来自 Earth Engine 以外的服务器。请重新连接。</translation>
  </message>
  <message>
    <source>The middle of a globe is a longitude and a latitude in degrees.</source>
    <translation>地球的中心为以度表示的经度和纬度。</translation>
  </message>
  <message>
    <source>The module “{path}” is not here: translate it together with the script.</source>
    <translation>模块“{path}”不在这里：请与脚本一起转换。</translation>
  </message>
  <message>
    <source>The months must be numbers from 1 to 12.</source>
    <translation>月份应为 1 至 12 的数字。</translation>
  </message>
  <message>
    <source>The months must follow one another.</source>
    <translation>月份必须相连。</translation>
  </message>
  <message>
    <source>The most pixels of an image (1e8 where empty)</source>
    <translation>影像的最大像元数（留空则为 1e8）</translation>
  </message>
  <message>
    <source>The most pixels of an image are a number, such as 1e9.</source>
    <translation>影像的最大像元数应为数字，如 1e9。</translation>
  </message>
  <message>
    <source>The most pixels of an image are between 1 and 10,000,000,000,000.</source>
    <translation>影像的最大像元数介于 1 与 10,000,000,000,000 之间。</translation>
  </message>
  <message>
    <source>The name of the destination is too long.</source>
    <translation>目标名称过长。</translation>
  </message>
  <message>
    <source>The names of bands and columns are separated by commas.</source>
    <translation>波段名和列名用逗号分隔。</translation>
  </message>
  <message>
    <source>The names would all be the same: add {index}, {date} or {system:index}.</source>
    <translation>名称会全部相同：请加上 {index}、{date} 或 {system:index}。</translation>
  </message>
  <message>
    <source>The newest come first.</source>
    <translation>最新的在前。</translation>
  </message>
  <message>
    <source>The number of days, weeks, months or years is between 1 and {:,}.</source>
    <translation>天、周、月或年的数量介于 1 与 {:,} 之间。</translation>
  </message>
  <message>
    <source>The offset of {} must be a number.</source>
    <translation>{} 的偏移必须是数字。</translation>
  </message>
  <message>
    <source>The order is a number from 0 to {}.</source>
    <translation>阶数为 0 至 {} 的数字。</translation>
  </message>
  <message>
    <source>The order is damaged and cannot be read.</source>
    <translation>任务单已损坏，无法读取。</translation>
  </message>
  <message>
    <source>The order of the polynomial is less than the width.</source>
    <translation>多项式阶数须小于窗宽。</translation>
  </message>
  <message>
    <source>The outline encloses no area.</source>
    <translation>轮廓没有围成面积。</translation>
  </message>
  <message>
    <source>The outline has no coordinate system: set the one of its layer first.</source>
    <translation>轮廓没有坐标系：请先为其图层设置坐标系。</translation>
  </message>
  <message>
    <source>The outline has too many corners: simplify it, or select fewer features.</source>
    <translation>轮廓顶点过多：请简化，或减少所选要素。</translation>
  </message>
  <message>
    <source>The outline lies outside the world: check its coordinate system.</source>
    <translation>轮廓超出了地球范围：请检查其坐标系。</translation>
  </message>
  <message>
    <source>The outline was simplified from {before} to {after} corners.</source>
    <translation>轮廓已从 {before} 个顶点简化为 {after} 个。</translation>
  </message>
  <message>
    <source>The package pandas is missing: use to_dicts() instead.</source>
    <translation>缺少 pandas 包：请改用 to_dicts()。</translation>
  </message>
  <message>
    <source>The page could not be exported.</source>
    <translation>无法导出页面。</translation>
  </message>
  <message>
    <source>The page has too many pixels for this computer. Choose fewer dpi, or a PDF.</source>
    <translation>页面像素过多，此计算机无法处理。请降低 dpi 或选择 PDF。</translation>
  </message>
  <message>
    <source>The palette “{}” is not known.</source>
    <translation>未知调色板“{}”。</translation>
  </message>
  <message>
    <source>The parts of “{}” do not fit together.</source>
    <translation>“{}”的各部分无法拼接。</translation>
  </message>
  <message>
    <source>The period has no year; write 2030-03 or JJA 2041-2070.</source>
    <translation>时段缺少年份；请写 2030-03 或 JJA 2041-2070。</translation>
  </message>
  <message>
    <source>The period lies in the future.</source>
    <translation>该时段在未来。</translation>
  </message>
  <message>
    <source>The period “{}” is not understood; write 2030-03 or JJA 2041-2070.</source>
    <translation>无法理解时段“{}”；请写 2030-03 或 JJA 2041-2070。</translation>
  </message>
  <message>
    <source>The picture “{}” is missing, or larger than {} pixels. Choose fewer dpi.</source>
    <translation>图片“{}”缺失，或大于 {} 像素。请降低 dpi。</translation>
  </message>
  <message>
    <source>The pixels of this grid have no area. Choose a scale above 0.</source>
    <translation>此格网的像元没有面积。请选择大于 0 的分辨率。</translation>
  </message>
  <message>
    <source>The places are not the JSON that the panel writes.</source>
    <translation>地点不是面板所写的 JSON。</translation>
  </message>
  <message>
    <source>The polygons cannot be dissolved: repair them first (Fix geometries).</source>
    <translation>无法融合多边形：请先修复（修正几何图形）。</translation>
  </message>
  <message>
    <source>The private key in “{}” is damaged. Download the key again.</source>
    <translation>“{}”中的私钥已损坏。请重新下载密钥。</translation>
  </message>
  <message>
    <source>The project has no file yet: the frozen file moves beside it when you save it.</source>
    <translation>工程尚未保存为文件：保存时冻结文件会移到工程旁。</translation>
  </message>
  <message>
    <source>The project has no layer of points or polygons.</source>
    <translation>工程中没有点或多边形图层。</translation>
  </message>
  <message>
    <source>The project has no layout “{}”.</source>
    <translation>工程中没有布局“{}”。</translation>
  </message>
  <message>
    <source>The project's queue takes {most} tasks; {waiting} wait already. Export {left} at most.</source>
    <translation>项目队列可容纳 {most} 个任务，已有 {waiting} 个在等待。最多再导出 {left} 个。</translation>
  </message>
  <message>
    <source>The proxy did not let the request through. Check Settings ► Options ► Network, then try again.</source>
    <translation>代理未放行请求。请检查“设置 ► 选项 ► 网络”，然后重试。</translation>
  </message>
  <message>
    <source>The recipe is damaged and cannot be read.</source>
    <translation>配方已损坏，无法读取。</translation>
  </message>
  <message>
    <source>The recipe was made by another version of the plugin.</source>
    <translation>该配方由插件的其他版本创建。</translation>
  </message>
  <message>
    <source>The recipe's period and region, where empty.</source>
    <translation>留空则用配方的时段和区域。</translation>
  </message>
  <message>
    <source>The region cannot be drawn in {}. Choose another coordinate reference system.</source>
    <translation>无法在 {} 中绘制该区域。请选择其他坐标系。</translation>
  </message>
  <message>
    <source>The region does not touch the images: choose another one.</source>
    <translation>区域与影像不相交：请选择其他区域。</translation>
  </message>
  <message>
    <source>The region has no extent in this coordinate reference system.</source>
    <translation>该区域在此坐标系中没有范围。</translation>
  </message>
  <message>
    <source>The region has too many corners: simplify it first.</source>
    <translation>区域顶点过多：请先简化。</translation>
  </message>
  <message>
    <source>The region is empty: drag a rectangle from corner to corner.</source>
    <translation>区域为空：请从一角到另一角拖出矩形。</translation>
  </message>
  <message>
    <source>The region is no JSON that a copied command has: choose an extent instead.</source>
    <translation>该区域不是复制的命令所用的 JSON：请改为选择范围。</translation>
  </message>
  <message>
    <source>The region is smaller than a pixel. Choose a larger one.</source>
    <translation>区域小于一个像元。请选择更大的区域。</translation>
  </message>
  <message>
    <source>The region lies outside the world: check its coordinate system.</source>
    <translation>区域超出地球范围：请检查其坐标系。</translation>
  </message>
  <message>
    <source>The region must be a polygon.</source>
    <translation>区域必须是多边形。</translation>
  </message>
  <message>
    <source>The run then fails where a task has failed.</source>
    <translation>有任务失败时，运行报错。</translation>
  </message>
  <message>
    <source>The run then fails where the script may not do the same in Python.</source>
    <translation>脚本在 Python 中可能行为不同时，运行报错。</translation>
  </message>
  <message>
    <source>The sandbox could not be started. See the details.</source>
    <translation>无法启动沙盒。请查看详情。</translation>
  </message>
  <message>
    <source>The sandbox did not answer in time. Try again, or look at the details.</source>
    <translation>沙盒未及时响应。请重试，或查看详情。</translation>
  </message>
  <message>
    <source>The sandbox ended while it was starting (code {}). See the details.</source>
    <translation>沙盒在启动时退出（代码 {}）。请查看详情。</translation>
  </message>
  <message>
    <source>The sandbox has no address: start it first.</source>
    <translation>沙盒没有地址：请先启动沙盒。</translation>
  </message>
  <message>
    <source>The sandbox has stopped. Connect again to start a new one.</source>
    <translation>沙盒已停止。请重新连接以启动新的沙盒。</translation>
  </message>
  <message>
    <source>The sandbox is missing from this installation of the plugin.</source>
    <translation>此插件安装中缺少沙盒。</translation>
  </message>
  <message>
    <source>The sandbox needs a Python interpreter, and none was found beside QGIS.</source>
    <translation>沙盒需要 Python 解释器，但 QGIS 旁未找到。</translation>
  </message>
  <message>
    <source>The sandbox needs numpy and GDAL, and one of them is missing beside QGIS. See the details.</source>
    <translation>沙盒需要 numpy 和 GDAL，但 QGIS 旁缺少其中之一。请查看详情。</translation>
  </message>
  <message>
    <source>The scale is a number of metres greater than 0.</source>
    <translation>分辨率应为大于 0 的米数。</translation>
  </message>
  <message>
    <source>The scale is not the same all over this map.</source>
    <translation>此地图各处的比例尺不同。</translation>
  </message>
  <message>
    <source>The script cannot be saved: {}.</source>
    <translation>无法保存脚本：{}。</translation>
  </message>
  <message>
    <source>The script cannot be written to “{}”.</source>
    <translation>无法将脚本写入“{}”。</translation>
  </message>
  <message>
    <source>The script is nested too deeply: write it as several statements.</source>
    <translation>脚本嵌套过深：请拆成几个语句。</translation>
  </message>
  <message>
    <source>The script is no JavaScript: the parser cannot read it ({what}).</source>
    <translation>脚本不是 JavaScript：解析器无法读取（{what}）。</translation>
  </message>
  <message>
    <source>The script needs the shapes of the layer's features.</source>
    <translation>脚本需要图层要素的几何图形。</translation>
  </message>
  <message>
    <source>The script runs…</source>
    <translation>脚本正在运行…</translation>
  </message>
  <message>
    <source>The series is damaged and cannot be read.</source>
    <translation>序列已损坏，无法读取。</translation>
  </message>
  <message>
    <source>The series shows the values themselves, not their change from the baseline.</source>
    <translation>序列显示的是值本身，而非相对基准期的变化。</translation>
  </message>
  <message>
    <source>The server cannot be reached. Check the network and the connection, then try again.</source>
    <translation>无法连接服务器。请检查网络和连接，然后重试。</translation>
  </message>
  <message>
    <source>The server did not answer. Check the network, then try again.</source>
    <translation>服务器没有应答。请检查网络，然后重试。</translation>
  </message>
  <message>
    <source>The server stopped answering. Try again later.</source>
    <translation>服务器停止应答。请稍后重试。</translation>
  </message>
  <message>
    <source>The server's answer could not be read. Check for a proxy or sign-in page, then try again.</source>
    <translation>无法读取服务器的应答。请检查是否有代理或登录页面，然后重试。</translation>
  </message>
  <message>
    <source>The server's answer is damaged. Try again; what has arrived is kept.</source>
    <translation>服务器的应答已损坏。请重试；已收到的部分会保留。</translation>
  </message>
  <message>
    <source>The server's certificate is not trusted. Add its authority under Settings ► Options ► Authentication, then connect again.</source>
    <translation>服务器证书不受信任。请在“设置 ► 选项 ► 认证”中添加其颁发机构，然后重新连接。</translation>
  </message>
  <message>
    <source>The session is connected already: this line does nothing here.</source>
    <translation>会话已连接：此行在这里不起作用。</translation>
  </message>
  <message>
    <source>The shown part of the map has no data to stretch to. Move the map, then try again.</source>
    <translation>地图的显示部分没有可供拉伸的数据。请移动地图后重试。</translation>
  </message>
  <message>
    <source>The sign-in is missing or has expired. Sign in again, then press Connect.</source>
    <translation>未登录或登录已过期。请重新登录，然后按“连接”。</translation>
  </message>
  <message>
    <source>The size cannot be told before. Choose a region, so that the export has an end.</source>
    <translation>无法预知大小。请选择区域，使导出有边界。</translation>
  </message>
  <message>
    <source>The stretch must end at a higher value than it starts.</source>
    <translation>拉伸的终值必须大于起始值。</translation>
  </message>
  <message>
    <source>The stretch needs a number for each of the three bands.</source>
    <translation>三个波段的拉伸各需要一个数字。</translation>
  </message>
  <message>
    <source>The table</source>
    <translation>该表</translation>
  </message>
  <message>
    <source>The table cannot be written to {}: choose another folder.</source>
    <translation>无法将表格写入 {}：请选择其他文件夹。</translation>
  </message>
  <message>
    <source>The table cannot be written to “{}”.</source>
    <translation>无法将表格写入“{}”。</translation>
  </message>
  <message>
    <source>The table has no column {}.</source>
    <translation>表没有列 {}。</translation>
  </message>
  <message>
    <source>The table has no column “{}”; it has {}.</source>
    <translation>表没有列“{}”；现有 {}。</translation>
  </message>
  <message>
    <source>The table has no rows: choose other filters.</source>
    <translation>表没有行：请选择其他过滤条件。</translation>
  </message>
  <message>
    <source>The table is in {}.</source>
    <translation>表格已保存到 {}。</translation>
  </message>
  <message>
    <source>The table is on the clipboard.</source>
    <translation>表格已复制到剪贴板。</translation>
  </message>
  <message>
    <source>The template {} cannot be read: {}</source>
    <translation>无法读取模板 {}：{}</translation>
  </message>
  <message>
    <source>The template {} has no {} with the id “{}”. Give one of its items that id, or leave this part out.</source>
    <translation>模板 {0} 中没有 ID 为“{2}”的{1}。请为某个项设置该 ID，或略去此部分。</translation>
  </message>
  <message>
    <source>The transform is six numbers, separated by commas.</source>
    <translation>变换为六个数字，用逗号分隔。</translation>
  </message>
  <message>
    <source>The transform is six numbers: x scale, x shear, x origin, y shear, y scale, y origin.</source>
    <translation>变换为六个数字：x 缩放、x 错切、x 原点、y 错切、y 缩放、y 原点。</translation>
  </message>
  <message>
    <source>The unit of {} must be a short text.</source>
    <translation>{} 的单位必须是简短文本。</translation>
  </message>
  <message>
    <source>The usual unit</source>
    <translation>常用单位</translation>
  </message>
  <message>
    <source>The usual: the statistic, with the band before it where there are several.</source>
    <translation>默认为统计量；有多个波段时前面加波段名。</translation>
  </message>
  <message>
    <source>The value of masked pixels is a number, or nothing.</source>
    <translation>被掩膜像元的值为数字，或留空。</translation>
  </message>
  <message>
    <source>The value of masked pixels is a number.</source>
    <translation>被掩膜像元的值应为数字。</translation>
  </message>
  <message>
    <source>The weight of the smoothing is a number greater than 0.</source>
    <translation>平滑权重为大于 0 的数字。</translation>
  </message>
  <message>
    <source>The width is an odd number from 3 to {:,}.</source>
    <translation>窗宽为 3 至 {:,} 的奇数。</translation>
  </message>
  <message>
    <source>The year must be a whole number such as 2030.</source>
    <translation>年份应为整数，如 2030。</translation>
  </message>
  <message>
    <source>The years must be whole numbers such as 1981 and 2010.</source>
    <translation>年份应为整数，如 1981 和 2010。</translation>
  </message>
  <message>
    <source>The zones are too large to stand in a script: copy the qgis_process command instead.</source>
    <translation>分区过大，无法写进脚本：请改为复制 qgis_process 命令。</translation>
  </message>
  <message>
    <source>The zones' shapes with the statistics as attributes.</source>
    <translation>分区的几何，统计量作为属性。</translation>
  </message>
  <message>
    <source>Their own</source>
    <translation>影像自身的</translation>
  </message>
  <message>
    <source>Their union takes the place of the extent.</source>
    <translation>其并集代替范围。</translation>
  </message>
  <message>
    <source>There are more than {} features: select some of them, or dissolve the layer first.</source>
    <translation>要素超过 {} 个：请选择其中一部分，或先融合图层。</translation>
  </message>
  <message>
    <source>There are no bookmarks: make one with View, New Spatial Bookmark.</source>
    <translation>没有书签：请用“视图”、“新建空间书签”创建。</translation>
  </message>
  <message>
    <source>There are no images for these choices. Choose another period, place or model.</source>
    <translation>没有符合这些选项的影像。请选择其他时段、地点或模式。</translation>
  </message>
  <message>
    <source>There are no images for these choices. Choose another period, region or model.</source>
    <translation>没有符合这些选项的影像。请选择其他时段、区域或模式。</translation>
  </message>
  <message>
    <source>There are no images for these choices. Choose other dates or filters.</source>
    <translation>没有符合这些选项的影像。请选择其他日期或过滤条件。</translation>
  </message>
  <message>
    <source>There are no images over time behind this layer. Choose one of a collection.</source>
    <translation>此图层背后没有随时间变化的影像。请选择来自影像集的图层。</translation>
  </message>
  <message>
    <source>There are no pixels of Earth Engine behind this layer. Choose a layer of images.</source>
    <translation>该图层背后没有 Earth Engine 像元。请选择影像图层。</translation>
  </message>
  <message>
    <source>There are no tasks yet. Start one from the panel Export.</source>
    <translation>还没有任务。请从“导出”面板启动。</translation>
  </message>
  <message>
    <source>There are no values at {}: choose another place for the chart.</source>
    <translation>{} 处没有值：请为图表选择另一个地点。</translation>
  </message>
  <message>
    <source>There are no zones: choose another layer, or other filters.</source>
    <translation>没有分区：请选择其他图层或过滤条件。</translation>
  </message>
  <message>
    <source>There is no Python for this part of the script.</source>
    <translation>脚本的这一部分没有对应的 Python。</translation>
  </message>
  <message>
    <source>There is no Python for this statement: it is left out.</source>
    <translation>此语句没有对应的 Python：已略去。</translation>
  </message>
  <message>
    <source>There is no file of “{}” in {}. It may not be synchronised yet.</source>
    <translation>{1} 中没有“{0}”的文件，可能尚未同步。</translation>
  </message>
  <message>
    <source>There is no file “{}”. Choose a script.</source>
    <translation>文件“{}”不存在。请选择脚本。</translation>
  </message>
  <message>
    <source>There is no folder “{}”. Choose another one.</source>
    <translation>文件夹“{}”不存在。请选择其他文件夹。</translation>
  </message>
  <message>
    <source>There is no index “{name}” for Sentinel-2.</source>
    <translation>Sentinel-2 没有指数“{name}”。</translation>
  </message>
  <message>
    <source>There is no map to look at.</source>
    <translation>没有可参照的地图。</translation>
  </message>
  <message>
    <source>There is no map window here: give a layout or an extent.</source>
    <translation>这里没有地图窗口：请给出布局或范围。</translation>
  </message>
  <message>
    <source>There is no polygon: points and lines make no region.</source>
    <translation>没有多边形：点和线不能构成区域。</translation>
  </message>
  <message>
    <source>These are {:,} series: choose fewer places, models or bands, {:,} series at most.</source>
    <translation>共有 {:,} 条序列：请减少地点、模式或波段，最多 {:,} 条。</translation>
  </message>
  <message>
    <source>These are {} parts, and {} are the most. Choose longer ones, or a shorter period.</source>
    <translation>共有 {} 个部分，最多 {} 个。请选择更长的间隔或更短的时段。</translation>
  </message>
  <message>
    <source>These bands have masks of their own and use every number, which a COG cannot hold. Choose a plain GeoTIFF; what was downloaded is kept.</source>
    <translation>这些波段各有掩膜且用尽所有数值，COG 无法容纳。请选择普通 GeoTIFF；已下载的部分会保留。</translation>
  </message>
  <message>
    <source>They are in “{}”.</source>
    <translation>结果在“{}”中。</translation>
  </message>
  <message>
    <source>This QGIS does not let its console's editor be opened. Copy the Python instead.</source>
    <translation>此 QGIS 不允许打开其控制台编辑器。请改为复制 Python。</translation>
  </message>
  <message>
    <source>This account or project may not do that. Check the project id and its Earth Engine registration.</source>
    <translation>此账号或项目无权执行该操作。请检查项目 ID 及其 Earth Engine 注册。</translation>
  </message>
  <message>
    <source>This cannot be written as a command.</source>
    <translation>这无法写成命令。</translation>
  </message>
  <message>
    <source>This computer</source>
    <translation>此计算机</translation>
  </message>
  <message>
    <source>This dataset is deprecated and no longer kept up; {} takes its place.</source>
    <translation>此数据集已弃用、不再维护；已由 {} 取代。</translation>
  </message>
  <message>
    <source>This did not work. See the log.</source>
    <translation>操作未成功。请查看日志。</translation>
  </message>
  <message>
    <source>This export belongs to the project “{}”. Connect to it first.</source>
    <translation>此导出属于项目“{}”。请先连接到该项目。</translation>
  </message>
  <message>
    <source>This function has no place here: give it a name first.</source>
    <translation>此函数不能放在这里：请先为其命名。</translation>
  </message>
  <message>
    <source>This is an image collection: ask for every image, or reduce it first.</source>
    <translation>这是影像集：请选择每幅影像，或先聚合。</translation>
  </message>
  <message>
    <source>This is no Earth Engine object that can be exported.</source>
    <translation>这不是可以导出的 Earth Engine 对象。</translation>
  </message>
  <message>
    <source>This is no Python: {}.</source>
    <translation>这不是 Python：{}。</translation>
  </message>
  <message>
    <source>This is no image collection: it has no image for each date.</source>
    <translation>这不是影像集：没有各日期的影像。</translation>
  </message>
  <message>
    <source>This is not a recipe that this version can read.</source>
    <translation>这不是此版本能读取的配方。</translation>
  </message>
  <message>
    <source>This is one image, not a collection of images.</source>
    <translation>这是单幅影像，不是影像集。</translation>
  </message>
  <message>
    <source>This is too long for cmd.exe: copy the command for PowerShell.</source>
    <translation>对 cmd.exe 来说过长：请复制 PowerShell 命令。</translation>
  </message>
  <message>
    <source>This layer does not come from Earth Engine. Choose one that does.</source>
    <translation>此图层不是来自 Earth Engine。请选择来自 Earth Engine 的图层。</translation>
  </message>
  <message>
    <source>This layer does not know how it was made. Add it again from a panel.</source>
    <translation>此图层没有记录其制作方式。请从面板重新添加。</translation>
  </message>
  <message>
    <source>This layer is not frozen. Choose “Freeze for print…” first.</source>
    <translation>此图层尚未冻结。请先选择“冻结以供打印…”。</translation>
  </message>
  <message>
    <source>This layer was not made by the Earth Engine Workbench.</source>
    <translation>此图层不是由 Earth Engine Workbench 制作的。</translation>
  </message>
  <message>
    <source>This map is no longer in its layout. Choose another one.</source>
    <translation>此地图已不在其布局中。请选择其他地图。</translation>
  </message>
  <message>
    <source>This month so far</source>
    <translation>本月至今</translation>
  </message>
  <message>
    <source>This recipe cannot be written as a Python script.</source>
    <translation>此配方无法写成 Python 脚本。</translation>
  </message>
  <message>
    <source>This script could not be translated. See the log, and try a part of it.</source>
    <translation>无法转换此脚本。请查看日志，并试试其中一部分。</translation>
  </message>
  <message>
    <source>This statistic takes no value.</source>
    <translation>此统计量不需要值。</translation>
  </message>
  <message>
    <source>This takes {:,} requests: choose a shorter period, fewer places or fewer models.</source>
    <translation>这需要 {:,} 个请求：请选择更短的时段、更少的地点或模式。</translation>
  </message>
  <message>
    <source>This template has room for {} maps, and these are {}. Choose another template.</source>
    <translation>此模板可容纳 {} 幅地图，而现有 {} 幅。请选择其他模板。</translation>
  </message>
  <message>
    <source>This way to combine images takes no value.</source>
    <translation>这种影像合成方式不需要值。</translation>
  </message>
  <message>
    <source>This way to combine models takes no value.</source>
    <translation>这种模式合并方式不需要值。</translation>
  </message>
  <message>
    <source>This week so far</source>
    <translation>本周至今</translation>
  </message>
  <message>
    <source>This year so far</source>
    <translation>今年至今</translation>
  </message>
  <message>
    <source>Those of the layer</source>
    <translation>图层的波段</translation>
  </message>
  <message>
    <source>Three bands</source>
    <translation>三个波段</translation>
  </message>
  <message>
    <source>Three bands as red, green and blue</source>
    <translation>三个波段作为红、绿、蓝</translation>
  </message>
  <message>
    <source>Three bands of your own</source>
    <translation>自选三个波段</translation>
  </message>
  <message>
    <source>Threshold</source>
    <translation>阈值</translation>
  </message>
  <message>
    <source>Thumbnail: {}</source>
    <translation>缩略图：{}</translation>
  </message>
  <message>
    <source>Thursday</source>
    <translation>星期四</translation>
  </message>
  <message>
    <source>Tick at least one band.</source>
    <translation>请至少勾选一个波段。</translation>
  </message>
  <message>
    <source>Tick the scene classes that are to be masked.</source>
    <translation>请勾选要掩膜的场景分类。</translation>
  </message>
  <message>
    <source>Tile</source>
    <translation>瓦片</translation>
  </message>
  <message>
    <source>Tiles</source>
    <translation>瓦片</translation>
  </message>
  <message>
    <source>Tiles are written like 32UPU, separated by commas.</source>
    <translation>瓦片写法如 32UPU，用逗号分隔。</translation>
  </message>
  <message>
    <source>Tiles of the MGRS grid; empty takes all.</source>
    <translation>MGRS 格网的瓦片；留空则为全部。</translation>
  </message>
  <message>
    <source>Tiles, such as 32UPU, separated by commas</source>
    <translation>瓦片，如 32UPU，用逗号分隔</translation>
  </message>
  <message>
    <source>Time</source>
    <translation>时间</translation>
  </message>
  <message>
    <source>Time series</source>
    <translation>时间序列</translation>
  </message>
  <message>
    <source>Time series: {}</source>
    <translation>时间序列：{}</translation>
  </message>
  <message>
    <source>Time series…</source>
    <translation>时间序列…</translation>
  </message>
  <message>
    <source>Title (from the recipe where empty)</source>
    <translation>标题（留空则取自配方）</translation>
  </message>
  <message>
    <source>Title and subtitle</source>
    <translation>标题和副标题</translation>
  </message>
  <message>
    <source>To a region</source>
    <translation>到区域</translation>
  </message>
  <message>
    <source>To features of a table</source>
    <translation>到表的要素</translation>
  </message>
  <message>
    <source>To its bounds</source>
    <translation>按外接矩形</translation>
  </message>
  <message>
    <source>To the region</source>
    <translation>按区域</translation>
  </message>
  <message>
    <source>To the region's bounds</source>
    <translation>按区域的外接矩形</translation>
  </message>
  <message>
    <source>To undo the attributes of more than {:,} features would take QGIS minutes: write a GeoPackage.</source>
    <translation>撤销超过 {:,} 个要素的属性在 QGIS 中要花几分钟：请写入 GeoPackage。</translation>
  </message>
  <message>
    <source>Today: {first} to {last} (UTC). Worked out anew whenever the layer is made, refreshed or exported.</source>
    <translation>今天：{first} 至 {last} (UTC)。每次制作、刷新或导出图层时重新计算。</translation>
  </message>
  <message>
    <source>Top of atmosphere (L1C)</source>
    <translation>大气顶层 (L1C)</translation>
  </message>
  <message>
    <source>Top-of-atmosphere reflectance (L1C)</source>
    <translation>大气顶层反射率 (L1C)</translation>
  </message>
  <message>
    <source>Total {}</source>
    <translation>总{}</translation>
  </message>
  <message>
    <source>Transform</source>
    <translation>变换</translation>
  </message>
  <message>
    <source>Transform in place of a scale: six numbers</source>
    <translation>代替分辨率的变换：六个数字</translation>
  </message>
  <message>
    <source>Translates a script of the Code Editor into Python that builds the same Earth Engine objects. The script is not run, and nothing is sent.

What has no counterpart in Python, such as widgets, is said in the log with its line, and marked in the result.</source>
    <translation>将 Code Editor 脚本转换为构建相同 Earth Engine 对象的 Python。脚本不会运行，也不发送任何内容。

在 Python 中没有对应物的内容（如界面控件）会连同行号记入日志，并在结果中标出。</translation>
  </message>
  <message>
    <source>Translates a script of the Earth Engine Code Editor into Python.</source>
    <translation>将 Earth Engine Code Editor 的脚本转换为 Python。</translation>
  </message>
  <message>
    <source>Translating could not be started. See the log.</source>
    <translation>无法开始转换。请查看日志。</translation>
  </message>
  <message>
    <source>Translating needs a Python interpreter, and none was found beside QGIS.</source>
    <translation>转换需要 Python 解释器，但 QGIS 旁未找到。</translation>
  </message>
  <message>
    <source>True colour</source>
    <translation>真彩色</translation>
  </message>
  <message>
    <source>Tuesday</source>
    <translation>星期二</translation>
  </message>
  <message>
    <source>Two maps side by side</source>
    <translation>两图并排</translation>
  </message>
  <message>
    <source>Two places have the same name: give each its own.</source>
    <translation>两个地点同名：请分别命名。</translation>
  </message>
  <message>
    <source>Type</source>
    <translation>类型</translation>
  </message>
  <message>
    <source>Unit</source>
    <translation>单位</translation>
  </message>
  <message>
    <source>Unit of the bands</source>
    <translation>波段单位</translation>
  </message>
  <message>
    <source>Unit of the steps</source>
    <translation>步长单位</translation>
  </message>
  <message>
    <source>Updating {}…</source>
    <translation>正在更新 {}…</translation>
  </message>
  <message>
    <source>Use {}</source>
    <translation>使用 {}</translation>
  </message>
  <message>
    <source>Uses a service account's JSON key where it lies; it is never copied.</source>
    <translation>使用服务账号的 JSON 密钥（留在原处，不会复制）。</translation>
  </message>
  <message>
    <source>Uses the sign-in of the Google Earth Engine plugin or of the earthengine command.</source>
    <translation>使用 Google Earth Engine 插件或 earthengine 命令的登录信息。</translation>
  </message>
  <message>
    <source>Value</source>
    <translation>值</translation>
  </message>
  <message>
    <source>Value = stored number × factor + offset, in the unit</source>
    <translation>值 = 存储的数字 × 系数 + 偏移，以单位表示</translation>
  </message>
  <message>
    <source>Value of masked pixels</source>
    <translation>被掩膜像元的值</translation>
  </message>
  <message>
    <source>Value of the first colour</source>
    <translation>起始颜色的值</translation>
  </message>
  <message>
    <source>Value of the last colour</source>
    <translation>终止颜色的值</translation>
  </message>
  <message>
    <source>Value shown brightest, or of the last colour</source>
    <translation>最亮处的值，或终止颜色的值</translation>
  </message>
  <message>
    <source>Value shown darkest, or of the first colour</source>
    <translation>最暗处的值，或起始颜色的值</translation>
  </message>
  <message>
    <source>Values are stored numbers times the factor; known of many datasets. One for all bands, or each.</source>
    <translation>值为存储的数字乘以系数；许多数据集已知。所有波段一个，或各一个。</translation>
  </message>
  <message>
    <source>Values can be identified and coloured anew; a picture is exactly what the live layer shows.</source>
    <translation>值可供识别和重新着色；图片与实时图层所见完全一致。</translation>
  </message>
  <message>
    <source>Values of the property, separated by commas</source>
    <translation>属性值，用逗号分隔</translation>
  </message>
  <message>
    <source>Values, in the same colours</source>
    <translation>值，使用相同颜色</translation>
  </message>
  <message>
    <source>Variable</source>
    <translation>变量</translation>
  </message>
  <message>
    <source>Vector layer</source>
    <translation>矢量图层</translation>
  </message>
  <message>
    <source>W</source>
    <translation>西</translation>
  </message>
  <message>
    <source>Wait until the tasks have ended</source>
    <translation>等待任务结束</translation>
  </message>
  <message>
    <source>Waiting</source>
    <translation>等待中</translation>
  </message>
  <message>
    <source>Warning about sample data</source>
    <translation>样本数据警告</translation>
  </message>
  <message>
    <source>Wednesday</source>
    <translation>星期三</translation>
  </message>
  <message>
    <source>Weight of Whittaker</source>
    <translation>Whittaker 的权重</translation>
  </message>
  <message>
    <source>West, east, south and north with a coordinate system, such as 10,12,45,47 [EPSG:4326].</source>
    <translation>西、东、南、北及坐标系，如 10,12,45,47 [EPSG:4326]。</translation>
  </message>
  <message>
    <source>What one pixel is of the values of all days, such as their mean.</source>
    <translation>每个像元由所有日的值得出的量，如均值。</translation>
  </message>
  <message>
    <source>What one pixel of the result is of the values of all images, such as their mean.</source>
    <translation>结果的每个像元由所有影像的值得出的量，如均值。</translation>
  </message>
  <message>
    <source>What stands beside the maps.</source>
    <translation>地图旁边放置的内容。</translation>
  </message>
  <message>
    <source>What suits the values</source>
    <translation>按值自动选择</translation>
  </message>
  <message>
    <source>What the chart draws of several models</source>
    <translation>多个模式时图表绘制的内容</translation>
  </message>
  <message>
    <source>What the guide says about this</source>
    <translation>指南中的相关说明</translation>
  </message>
  <message>
    <source>What the map canvas shows</source>
    <translation>地图画布的内容</translation>
  </message>
  <message>
    <source>What the map shows</source>
    <translation>地图显示的内容</translation>
  </message>
  <message>
    <source>What the map window shows</source>
    <translation>地图窗口的内容</translation>
  </message>
  <message>
    <source>What the page is for, its size, and which way it is turned.</source>
    <translation>页面的用途、尺寸和方向。</translation>
  </message>
  <message>
    <source>What the places are called; their numbers where empty.</source>
    <translation>地点的名称；留空则用编号。</translation>
  </message>
  <message>
    <source>What the recipe shows, where empty.</source>
    <translation>留空则用配方所显示的。</translation>
  </message>
  <message>
    <source>What this export was made from is no longer known. Export it again.</source>
    <translation>此导出的来源已不可知。请重新导出。</translation>
  </message>
  <message>
    <source>What this layer has stored of its Earth Engine object cannot be read. Add the layer again.</source>
    <translation>无法读取此图层存储的 Earth Engine 对象。请重新添加图层。</translation>
  </message>
  <message>
    <source>What was begun here cannot be gone on with, because this has changed: {}. Start anew, or choose another file.</source>
    <translation>此处已开始的下载无法继续，因为以下内容已改变：{}。请重新开始，或选择其他文件。</translation>
  </message>
  <message>
    <source>Where to</source>
    <translation>导出到</translation>
  </message>
  <message>
    <source>Whittaker</source>
    <translation>Whittaker</translation>
  </message>
  <message>
    <source>Whole numbers from 1 to 143; empty takes all.</source>
    <translation>1 至 143 的整数；留空则为全部。</translation>
  </message>
  <message>
    <source>Whole world</source>
    <translation>全球</translation>
  </message>
  <message>
    <source>Whole years</source>
    <translation>整年</translation>
  </message>
  <message>
    <source>Width of lines in pixels (2 where empty)</source>
    <translation>线宽（像素，留空则为 2）</translation>
  </message>
  <message>
    <source>Width of rolling mean and Savitzky–Golay, odd</source>
    <translation>滑动平均和 Savitzky–Golay 的窗宽（奇数）</translation>
  </message>
  <message>
    <source>Wind speed</source>
    <translation>风速</translation>
  </message>
  <message>
    <source>Windows: Task Scheduler</source>
    <translation>Windows：任务计划程序</translation>
  </message>
  <message>
    <source>With</source>
    <translation>包含</translation>
  </message>
  <message>
    <source>With both years the layer shows the change against the historical run.</source>
    <translation>两个年份都给出时，图层显示相对历史试验的变化。</translation>
  </message>
  <message>
    <source>With cloud probability, mask shadows too</source>
    <translation>用云概率时同时掩膜云影</translation>
  </message>
  <message>
    <source>With overviews</source>
    <translation>带金字塔</translation>
  </message>
  <message>
    <source>Without a cloud mask, clouds will show.</source>
    <translation>不做云掩膜，云会显示出来。</translation>
  </message>
  <message>
    <source>Without a desktop only; QGIS itself uses the connection of the panel.</source>
    <translation>仅在无桌面时使用；QGIS 本身使用面板的连接。</translation>
  </message>
  <message>
    <source>Without dates and filters all images are combined, which can take long.</source>
    <translation>没有日期和过滤条件时会合成所有影像，可能耗时较长。</translation>
  </message>
  <message>
    <source>Without {variable}: {models}.</source>
    <translation>没有 {variable}：{models}。</translation>
  </message>
  <message>
    <source>Write a period in each line, such as 2024-06.</source>
    <translation>请每行写一个时段，如 2024-06。</translation>
  </message>
  <message>
    <source>Write names of columns, such as {statistic} or {band}_{statistic}.</source>
    <translation>请写列名，如 {statistic} 或 {band}_{statistic}。</translation>
  </message>
  <message>
    <source>Write steps as “5 days”, “2 weeks”, “1 months” or “1 years”.</source>
    <translation>步长请写成“5 days”、“2 weeks”、“1 months”或“1 years”。</translation>
  </message>
  <message>
    <source>Write the dates, such as 2024-06 or last 30 days.</source>
    <translation>请写日期，如 2024-06 或 last 30 days。</translation>
  </message>
  <message>
    <source>Write the names of bands and columns once each, separated by commas.</source>
    <translation>波段名和列名各写一次，用逗号分隔。</translation>
  </message>
  <message>
    <source>Write the years as 1981-2010.</source>
    <translation>年份请写成 1981-2010。</translation>
  </message>
  <message>
    <source>Write whole numbers, separated by commas.</source>
    <translation>请写整数，用逗号分隔。</translation>
  </message>
  <message>
    <source>Writing Python…</source>
    <translation>正在编写 Python…</translation>
  </message>
  <message>
    <source>Writing a script</source>
    <translation>正在编写脚本</translation>
  </message>
  <message>
    <source>Writing a table</source>
    <translation>正在写入表格</translation>
  </message>
  <message>
    <source>Writing the script…</source>
    <translation>正在编写脚本…</translation>
  </message>
  <message>
    <source>Year</source>
    <translation>年</translation>
  </message>
  <message>
    <source>Zonal statistics</source>
    <translation>分区统计</translation>
  </message>
  <message>
    <source>Zonal statistics have ended: {}.</source>
    <translation>分区统计已结束：{}。</translation>
  </message>
  <message>
    <source>Zonal statistics of a layer or recipe</source>
    <translation>图层或配方的分区统计</translation>
  </message>
  <message>
    <source>Zonal statistics: {}</source>
    <translation>分区统计：{}</translation>
  </message>
  <message>
    <source>Zonal statistics…</source>
    <translation>分区统计…</translation>
  </message>
  <message>
    <source>Zone {} is too large at this scale: choose a coarser one, or split the zone.</source>
    <translation>分区 {} 在此分辨率下过大：请选择更粗的分辨率，或拆分该分区。</translation>
  </message>
  <message>
    <source>Zones</source>
    <translation>分区</translation>
  </message>
  <message>
    <source>Zones are a vector layer, the id of a table, or (id, filters).</source>
    <translation>分区可以是矢量图层、表的 ID 或 (id, filters)。</translation>
  </message>
  <message>
    <source>Zones with statistics</source>
    <translation>带统计量的分区</translation>
  </message>
  <message>
    <source>a number or a band is missing before this parenthesis.</source>
    <translation>此括号前缺少数字或波段。</translation>
  </message>
  <message>
    <source>absolute: in the unit. percent: of the baseline.</source>
    <translation>absolute：以单位表示。percent：占基准期的百分比。</translation>
  </message>
  <message>
    <source>agreement</source>
    <translation>一致性</translation>
  </message>
  <message>
    <source>all dates</source>
    <translation>所有日期</translation>
  </message>
  <message>
    <source>an operator is missing before “{word}”.</source>
    <translation>“{word}”前缺少运算符。</translation>
  </message>
  <message>
    <source>area: square metres of each class, a column each.</source>
    <translation>area：每个类别的平方米面积，各占一列。</translation>
  </message>
  <message>
    <source>b() needs the name of a band in quotation marks, or its number.</source>
    <translation>b() 需要带引号的波段名或波段编号。</translation>
  </message>
  <message>
    <source>bands</source>
    <translation>波段</translation>
  </message>
  <message>
    <source>bare soil</source>
    <translation>裸土</translation>
  </message>
  <message>
    <source>blue</source>
    <translation>蓝</translation>
  </message>
  <message>
    <source>canvas</source>
    <translation>画布</translation>
  </message>
  <message>
    <source>change from {}</source>
    <translation>相对 {} 的变化</translation>
  </message>
  <message>
    <source>chart,plot,ndvi,climate,smoothing,interpolation,earth engine</source>
    <translation>chart,plot,ndvi,climate,smoothing,interpolation,earth engine,时间序列,图表,气候,平滑,插值</translation>
  </message>
  <message>
    <source>chosen region</source>
    <translation>所选区域</translation>
  </message>
  <message>
    <source>cirrus</source>
    <translation>卷云</translation>
  </message>
  <message>
    <source>clear by {}</source>
    <translation>晴空判据：{}</translation>
  </message>
  <message>
    <source>climate,model,scenario,temperature,precipitation,anomaly,ensemble,gddp,nex,earth engine</source>
    <translation>climate,model,scenario,temperature,precipitation,anomaly,ensemble,gddp,nex,earth engine,气候,模式,情景,气温,降水,距平,集合</translation>
  </message>
  <message>
    <source>clipped to {}</source>
    <translation>裁剪到 {}</translation>
  </message>
  <message>
    <source>cloud probability below {:g} %</source>
    <translation>云概率低于 {:g} %</translation>
  </message>
  <message>
    <source>cloud probability below {:g} % and shadows</source>
    <translation>云概率低于 {:g} % 及云影</translation>
  </message>
  <message>
    <source>cloud shadow</source>
    <translation>云影</translation>
  </message>
  <message>
    <source>cloud_score: Cloud Score+, recommended. probability: s2cloudless. scl: scene classes. qa60: the quality band, which is empty from 2022-01-25 to 2024-02-28. Of several, a pixel has to be clear by each.</source>
    <translation>cloud_score：Cloud Score+，推荐。probability：s2cloudless。scl：场景分类。qa60：质量波段，2022-01-25 至 2024-02-28 为空。选多种时，像元须按每一种都判为晴空。</translation>
  </message>
  <message>
    <source>cmd.exe takes no text of several lines: copy the command for PowerShell.</source>
    <translation>cmd.exe 不接受多行文本：请复制 PowerShell 命令。</translation>
  </message>
  <message>
    <source>coastal aerosol</source>
    <translation>海岸气溶胶</translation>
  </message>
  <message>
    <source>collection: of many images, which are combined. image: of one, which is taken as it is.</source>
    <translation>collection：多幅影像，合成使用。image：单幅影像，原样使用。</translation>
  </message>
  <message>
    <source>compared with {}</source>
    <translation>与 {} 相比</translation>
  </message>
  <message>
    <source>compression</source>
    <translation>压缩</translation>
  </message>
  <message>
    <source>contains</source>
    <translation>包含</translation>
  </message>
  <message>
    <source>cs: clear of clouds and shadows</source>
    <translation>cs：无云无影的程度</translation>
  </message>
  <message>
    <source>cs: clear of clouds and shadows. cs_cdf: the same, smoothed over time.</source>
    <translation>cs：无云无影的程度。cs_cdf：同上，并按时间平滑。</translation>
  </message>
  <message>
    <source>cs_cdf: compared with the pixel's history</source>
    <translation>cs_cdf：与像元历史相比</translation>
  </message>
  <message>
    <source>dark area</source>
    <translation>暗区</translation>
  </message>
  <message>
    <source>dataset,catalog,image,band,reducer,mean,median,terraclimate,smap,climate,earth engine</source>
    <translation>dataset,catalog,image,band,reducer,mean,median,terraclimate,smap,climate,earth engine,数据集,影像,波段,聚合,归约,均值,中值,气候</translation>
  </message>
  <message>
    <source>days</source>
    <translation>天</translation>
  </message>
  <message>
    <source>days {} {}</source>
    <translation>天数 {} {}</translation>
  </message>
  <message>
    <source>default: the unit that people use for the variable, such as °C.</source>
    <translation>default：该变量的常用单位，如 °C。</translation>
  </message>
  <message>
    <source>drawn polygon</source>
    <translation>绘制的多边形</translation>
  </message>
  <message>
    <source>drawn rectangle</source>
    <translation>绘制的矩形</translation>
  </message>
  <message>
    <source>drive,cloud storage,asset,csv,geojson,shapefile,kml,features,batch,task,earth engine</source>
    <translation>drive,cloud storage,asset,csv,geojson,shapefile,kml,features,batch,task,earth engine,导出,资产,要素,批量,任务,表</translation>
  </message>
  <message>
    <source>drive,cloud storage,asset,geotiff,batch,task,every image,terraclimate,earth engine</source>
    <translation>drive,cloud storage,asset,geotiff,batch,task,every image,terraclimate,earth engine,导出,资产,批量,任务,每幅影像</translation>
  </message>
  <message>
    <source>drive,cloud storage,asset,geotiff,cog,batch,task,earth engine</source>
    <translation>drive,cloud storage,asset,geotiff,cog,batch,task,earth engine,导出,资产,批量,任务</translation>
  </message>
  <message>
    <source>drive: Google Drive. cloud: Cloud Storage. asset: an Earth Engine asset.</source>
    <translation>drive：Google Drive。cloud：Cloud Storage。asset：Earth Engine 资产。</translation>
  </message>
  <message>
    <source>earthengine-api {found} is too old: {needed} or newer is needed. Update it and restart QGIS.</source>
    <translation>earthengine-api {found} 版本过旧：需要 {needed} 或更新版本。请更新并重启 QGIS。</translation>
  </message>
  <message>
    <source>every image</source>
    <translation>每幅影像</translation>
  </message>
  <message>
    <source>export,batch,operations,monitor,earth engine</source>
    <translation>export,batch,operations,monitor,earth engine,导出,批量,任务,监控</translation>
  </message>
  <message>
    <source>extent</source>
    <translation>范围</translation>
  </message>
  <message>
    <source>ffmpeg could not make the film. The pictures are in “{}”.</source>
    <translation>ffmpeg 无法生成影片。图片保存在“{}”。</translation>
  </message>
  <message>
    <source>first image</source>
    <translation>首幅影像</translation>
  </message>
  <message>
    <source>geotiff,cog,file,disk,save,every image,terraclimate,earth engine</source>
    <translation>geotiff,cog,file,disk,save,every image,terraclimate,earth engine,文件,磁盘,保存,下载,每幅影像</translation>
  </message>
  <message>
    <source>geotiff,cog,file,disk,save,large,tiles,earth engine</source>
    <translation>geotiff,cog,file,disk,save,large,tiles,earth engine,文件,磁盘,保存,下载,瓦片</translation>
  </message>
  <message>
    <source>greatest {}</source>
    <translation>最大 {}</translation>
  </message>
  <message>
    <source>green</source>
    <translation>绿</translation>
  </message>
  <message>
    <source>has an invalid geometry: repair it first (Fix geometries)</source>
    <translation>几何图形无效：请先修复（修正几何图形）</translation>
  </message>
  <message>
    <source>has no geometry</source>
    <translation>没有几何图形</translation>
  </message>
  <message>
    <source>has too many corners for one request: simplify or split it</source>
    <translation>顶点过多，一个请求容纳不下：请简化或拆分</translation>
  </message>
  <message>
    <source>high cloud probability</source>
    <translation>高云概率</translation>
  </message>
  <message>
    <source>historical until 2014, or one of the pathways from 2015 on.</source>
    <translation>2014 年及以前为 historical，2015 年起为某一情景路径。</translation>
  </message>
  <message>
    <source>image: one image. images: every image of the collection behind it. table: features.</source>
    <translation>image：一幅影像。images：其背后影像集的每幅影像。table：要素。</translation>
  </message>
  <message>
    <source>is one of</source>
    <translation>属于</translation>
  </message>
  <message>
    <source>it ends too early: a number or a band is missing.</source>
    <translation>表达式提前结束：缺少数字或波段。</translation>
  </message>
  <message>
    <source>it is nested too deeply: write it as several expressions.</source>
    <translation>嵌套过深：请拆成几个表达式。</translation>
  </message>
  <message>
    <source>javascript,python,code editor,translate,convert,script,earth engine</source>
    <translation>javascript,python,code editor,translate,convert,script,earth engine,转换,翻译,脚本</translation>
  </message>
  <message>
    <source>kB</source>
    <translation>kB</translation>
  </message>
  <message>
    <source>label</source>
    <translation>标注</translation>
  </message>
  <message>
    <source>last image</source>
    <translation>末幅影像</translation>
  </message>
  <message>
    <source>last month</source>
    <translation>上月</translation>
  </message>
  <message>
    <source>last week</source>
    <translation>上周</translation>
  </message>
  <message>
    <source>last year</source>
    <translation>去年</translation>
  </message>
  <message>
    <source>last {} days</source>
    <translation>最近 {} 天</translation>
  </message>
  <message>
    <source>last {} months</source>
    <translation>最近 {} 个月</translation>
  </message>
  <message>
    <source>last {} weeks</source>
    <translation>最近 {} 周</translation>
  </message>
  <message>
    <source>last {} years</source>
    <translation>最近 {} 年</translation>
  </message>
  <message>
    <source>legend</source>
    <translation>图例</translation>
  </message>
  <message>
    <source>lies outside the world: check the layer's coordinate system</source>
    <translation>超出地球范围：请检查图层的坐标系</translation>
  </message>
  <message>
    <source>looked just now</source>
    <translation>刚刚查看</translation>
  </message>
  <message>
    <source>looked {} ago</source>
    <translation>{}前查看</translation>
  </message>
  <message>
    <source>low cloud probability or unclassified</source>
    <translation>低云概率或未分类</translation>
  </message>
  <message>
    <source>map</source>
    <translation>地图</translation>
  </message>
  <message>
    <source>map extent</source>
    <translation>地图范围</translation>
  </message>
  <message>
    <source>masked pixels</source>
    <translation>被掩膜像元</translation>
  </message>
  <message>
    <source>maximum</source>
    <translation>最大值</translation>
  </message>
  <message>
    <source>mean</source>
    <translation>均值</translation>
  </message>
  <message>
    <source>mean weighted by Cloud Score+</source>
    <translation>Cloud Score+ 加权均值</translation>
  </message>
  <message>
    <source>mean,median,sum,histogram,area,polygons,districts,reduce regions,csv,table,earth engine</source>
    <translation>mean,median,sum,histogram,area,polygons,districts,reduce regions,csv,table,earth engine,分区统计,均值,中值,直方图,面积,多边形,行政区</translation>
  </message>
  <message>
    <source>median</source>
    <translation>中值</translation>
  </message>
  <message>
    <source>medium cloud probability</source>
    <translation>中云概率</translation>
  </message>
  <message>
    <source>medoid</source>
    <translation>中心点 (medoid)</translation>
  </message>
  <message>
    <source>minimum</source>
    <translation>最小值</translation>
  </message>
  <message>
    <source>mixes kinds of geometry: split it first (Multipart to singleparts)</source>
    <translation>混有多种几何类型：请先拆分（多部件转单部件）</translation>
  </message>
  <message>
    <source>months</source>
    <translation>月</translation>
  </message>
  <message>
    <source>mosaic</source>
    <translation>镶嵌</translation>
  </message>
  <message>
    <source>most recent clear pixel</source>
    <translation>最近的晴空像元</translation>
  </message>
  <message>
    <source>narrow near infrared</source>
    <translation>窄近红外</translation>
  </message>
  <message>
    <source>near infrared</source>
    <translation>近红外</translation>
  </message>
  <message>
    <source>none</source>
    <translation>无</translation>
  </message>
  <message>
    <source>none: whole scenes. region: its outline. bounds: its box.</source>
    <translation>none：整景。region：其轮廓。bounds：其外接矩形。</translation>
  </message>
  <message>
    <source>not found</source>
    <translation>未找到</translation>
  </message>
  <message>
    <source>number of values</source>
    <translation>值的个数</translation>
  </message>
  <message>
    <source>of Drive; none for the root</source>
    <translation>Drive 文件夹；留空为根目录</translation>
  </message>
  <message>
    <source>of the account</source>
    <translation>（账号自身的）</translation>
  </message>
  <message>
    <source>once more</source>
    <translation>重新提交的内容</translation>
  </message>
  <message>
    <source>orbits {}</source>
    <translation>轨道 {}</translation>
  </message>
  <message>
    <source>own: the image's. Smaller types make smaller files; values that do not fit are cut off.</source>
    <translation>own：影像自身的类型。较小的类型文件更小；放不下的值会被截断。</translation>
  </message>
  <message>
    <source>picture</source>
    <translation>图片</translation>
  </message>
  <message>
    <source>pixel grid</source>
    <translation>像元格网</translation>
  </message>
  <message>
    <source>polygon</source>
    <translation>多边形</translation>
  </message>
  <message>
    <source>print,layout,pdf,atlas,animation,gif,template,map book,earth engine</source>
    <translation>print,layout,pdf,atlas,animation,gif,template,map book,earth engine,打印,布局,地图集,动画,模板,地图册,图幅</translation>
  </message>
  <message>
    <source>range: the mean and what lies between the models. deviation: plus and minus one of it.</source>
    <translation>range：平均值及各模式之间的范围。deviation：正负一个标准差。</translation>
  </message>
  <message>
    <source>recent: the last clear pixel. best: the one with the greatest index. weighted: the mean weighted by Cloud Score+. medoid: the scene nearest to the median in all bands.</source>
    <translation>recent：最近的晴空像元。best：指数最大的像元。weighted：Cloud Score+ 加权均值。medoid：各波段最接近中值的影像。</translation>
  </message>
  <message>
    <source>recipe</source>
    <translation>配方</translation>
  </message>
  <message>
    <source>red</source>
    <translation>红</translation>
  </message>
  <message>
    <source>red edge 1</source>
    <translation>红边 1</translation>
  </message>
  <message>
    <source>red edge 2</source>
    <translation>红边 2</translation>
  </message>
  <message>
    <source>red edge 3</source>
    <translation>红边 3</translation>
  </message>
  <message>
    <source>require("users/name/repository:file") is looked for as users/name/repository/file.js in it.</source>
    <translation>require("users/name/repository:file") 会在其中按 users/name/repository/file.js 查找。</translation>
  </message>
  <message>
    <source>rolling: mean of a window. savitzky_golay: keeps peaks. whittaker: for irregular noise.</source>
    <translation>rolling：窗口平均。savitzky_golay：保留峰值。whittaker：用于不规则噪声。</translation>
  </message>
  <message>
    <source>sandbox sample data, not for science</source>
    <translation>沙盒样本数据，不可用于科研</translation>
  </message>
  <message>
    <source>saturated or defective</source>
    <translation>饱和或缺陷</translation>
  </message>
  <message>
    <source>scale bar</source>
    <translation>比例尺</translation>
  </message>
  <message>
    <source>scene classes</source>
    <translation>场景分类</translation>
  </message>
  <message>
    <source>scenes with less than {:g} % cloud</source>
    <translation>云量低于 {:g} % 的影像</translation>
  </message>
  <message>
    <source>sentinel-2,composite,cloud,mask,mosaic,ndvi,index,true colour,infrared,earth engine</source>
    <translation>sentinel-2,composite,cloud,mask,mosaic,ndvi,index,true colour,infrared,earth engine,哨兵2号,合成,去云,掩膜,镶嵌,指数,真彩色,红外</translation>
  </message>
  <message>
    <source>short-wave infrared 1</source>
    <translation>短波红外 1</translation>
  </message>
  <message>
    <source>short-wave infrared 2</source>
    <translation>短波红外 2</translation>
  </message>
  <message>
    <source>size of requests</source>
    <translation>请求大小</translation>
  </message>
  <message>
    <source>snow or ice</source>
    <translation>雪或冰</translation>
  </message>
  <message>
    <source>spread</source>
    <translation>离散度</translation>
  </message>
  <message>
    <source>standard deviation</source>
    <translation>标准差</translation>
  </message>
  <message>
    <source>starts with</source>
    <translation>开头为</translation>
  </message>
  <message>
    <source>sum</source>
    <translation>总和</translation>
  </message>
  <message>
    <source>surface reflectance</source>
    <translation>地表反射率</translation>
  </message>
  <message>
    <source>tas, tasmax, tasmin: temperature. pr: precipitation. hurs, huss: humidity. rlds, rsds: radiation. sfcWind: wind.</source>
    <translation>tas、tasmax、tasmin：气温。pr：降水。hurs、huss：湿度。rlds、rsds：辐射。sfcWind：风速。</translation>
  </message>
  <message>
    <source>the chosen region</source>
    <translation>所选区域</translation>
  </message>
  <message>
    <source>the clicked point</source>
    <translation>点击的点</translation>
  </message>
  <message>
    <source>the function “{name}” needs parentheses, as in {name}(…).</source>
    <translation>函数“{name}”需要括号，如 {name}(…)。</translation>
  </message>
  <message>
    <source>the function “{name}” needs {wanted} argument(s) and has {count}.</source>
    <translation>函数“{name}”需要 {wanted} 个参数，现有 {count} 个。</translation>
  </message>
  <message>
    <source>the quotation mark is not closed.</source>
    <translation>引号未闭合。</translation>
  </message>
  <message>
    <source>there is no band number {number}: bands are counted from 0, and there are {count}.</source>
    <translation>没有编号为 {number} 的波段：波段从 0 开始编号，共 {count} 个。</translation>
  </message>
  <message>
    <source>there is no band “{name}”.</source>
    <translation>没有波段“{name}”。</translation>
  </message>
  <message>
    <source>there is no function “{name}”.</source>
    <translation>没有函数“{name}”。</translation>
  </message>
  <message>
    <source>there is no opening parenthesis for this closing one.</source>
    <translation>此右括号没有对应的左括号。</translation>
  </message>
  <message>
    <source>there is nothing between these parentheses.</source>
    <translation>括号之间没有内容。</translation>
  </message>
  <message>
    <source>thin cirrus</source>
    <translation>薄卷云</translation>
  </message>
  <message>
    <source>this month so far</source>
    <translation>本月至今</translation>
  </message>
  <message>
    <source>this number is too large.</source>
    <translation>此数字过大。</translation>
  </message>
  <message>
    <source>this parenthesis is not closed.</source>
    <translation>此括号未闭合。</translation>
  </message>
  <message>
    <source>this week so far</source>
    <translation>本周至今</translation>
  </message>
  <message>
    <source>this year so far</source>
    <translation>今年至今</translation>
  </message>
  <message>
    <source>tiles {}</source>
    <translation>瓦片 {}</translation>
  </message>
  <message>
    <source>title</source>
    <translation>标题</translation>
  </message>
  <message>
    <source>today</source>
    <translation>今天</translation>
  </message>
  <message>
    <source>top-of-atmosphere reflectance</source>
    <translation>大气顶层反射率</translation>
  </message>
  <message>
    <source>total</source>
    <translation>总量</translation>
  </message>
  <message>
    <source>up to {}</source>
    <translation>最多 {}</translation>
  </message>
  <message>
    <source>vector,table,features,boundary,country,district,outline,admin,earth engine</source>
    <translation>vector,table,features,boundary,country,district,outline,admin,earth engine,矢量,表,要素,边界,国家,行政区,轮廓</translation>
  </message>
  <message>
    <source>vegetation</source>
    <translation>植被</translation>
  </message>
  <message>
    <source>visParams is a dictionary, such as {'min': 0, 'max': 1}.</source>
    <translation>visParams 是字典，如 {'min': 0, 'max': 1}。</translation>
  </message>
  <message>
    <source>water</source>
    <translation>水体</translation>
  </message>
  <message>
    <source>water vapour</source>
    <translation>水汽</translation>
  </message>
  <message>
    <source>weeks</source>
    <translation>周</translation>
  </message>
  <message>
    <source>whole world</source>
    <translation>全球</translation>
  </message>
  <message>
    <source>without a cloud mask</source>
    <translation>不做云掩膜</translation>
  </message>
  <message>
    <source>write b({text}) for a band.</source>
    <translation>波段请写成 b({text})。</translation>
  </message>
  <message>
    <source>write “{instead}” instead of “{sign}”.</source>
    <translation>请用“{instead}”代替“{sign}”。</translation>
  </message>
  <message>
    <source>x scale, x shear, x origin, y shear, y scale, y origin in the coordinate system's units.</source>
    <translation>x 缩放、x 错切、x 原点、y 错切、y 缩放、y 原点，以坐标系单位计。</translation>
  </message>
  <message>
    <source>years</source>
    <translation>年</translation>
  </message>
  <message>
    <source>yesterday</source>
    <translation>昨天</translation>
  </message>
  <message>
    <source>{:,} exports are finished.</source>
    <translation>{:,} 个导出已完成。</translation>
  </message>
  <message>
    <source>{:,} exports have failed.</source>
    <translation>{:,} 个导出失败。</translation>
  </message>
  <message>
    <source>{:,} exports started in {}</source>
    <translation>已在 {1} 启动 {0:,} 个导出</translation>
  </message>
  <message>
    <source>{:,} features ({}): each {}.</source>
    <translation>{:,} 个要素（{}）：均{}。</translation>
  </message>
  <message>
    <source>{:,} files</source>
    <translation>{:,} 个文件</translation>
  </message>
  <message>
    <source>{:,} files are there: {}, checked.</source>
    <translation>{:,} 个文件已就绪：{}，已检查。</translation>
  </message>
  <message>
    <source>{:,} had been before.</source>
    <translation>{:,} 个此前已有。</translation>
  </message>
  <message>
    <source>{:,} have ended and are left alone.</source>
    <translation>{:,} 个已结束，不受影响。</translation>
  </message>
  <message>
    <source>{:,} of {:,} rows</source>
    <translation>{:,}/{:,} 行</translation>
  </message>
  <message>
    <source>{:,} of {:,} tasks have failed; the first says: {}</source>
    <translation>{1:,} 个任务中有 {0:,} 个失败；首个失败原因：{2}</translation>
  </message>
  <message>
    <source>{:,} places are not translated; the log names them.</source>
    <translation>{:,} 处未转换；详见日志。</translation>
  </message>
  <message>
    <source>{:,} requests</source>
    <translation>{:,} 个请求</translation>
  </message>
  <message>
    <source>{:,} requests; {} free on the disk</source>
    <translation>{:,} 个请求；磁盘剩余 {}</translation>
  </message>
  <message>
    <source>{:,} rows</source>
    <translation>{:,} 行</translation>
  </message>
  <message>
    <source>{:,} tasks</source>
    <translation>{:,} 个任务</translation>
  </message>
  <message>
    <source>{:,} tasks are chosen.</source>
    <translation>已选择 {:,} 个任务。</translation>
  </message>
  <message>
    <source>{:,} tasks were started.</source>
    <translation>已启动 {:,} 个任务。</translation>
  </message>
  <message>
    <source>{:,} values, {:,} series.</source>
    <translation>{:,} 个值，{:,} 条序列。</translation>
  </message>
  <message>
    <source>{:,} {}</source>
    <translation>{:,} {}</translation>
  </message>
  <message>
    <source>{:,} × {:,} pixels</source>
    <translation>{:,} × {:,} 像元</translation>
  </message>
  <message>
    <source>{:,} × {:,} pixels each</source>
    <translation>每个 {:,} × {:,} 像元</translation>
  </message>
  <message>
    <source>{:,} × {:,} pixels each at most</source>
    <translation>每个最多 {:,} × {:,} 像元</translation>
  </message>
  <message>
    <source>{:.6f}° longitude, {:.6f}° latitude</source>
    <translation>经度 {:.6f}°，纬度 {:.6f}°</translation>
  </message>
  <message>
    <source>{bands} of the image {id}</source>
    <translation>影像 {id} 的 {bands}</translation>
  </message>
  <message>
    <source>{first} to {last}</source>
    <translation>{first} 至 {last}</translation>
  </message>
  <message>
    <source>{id} is deprecated and no longer kept up: use {successor}.</source>
    <translation>{id} 已弃用、不再维护：请使用 {successor}。</translation>
  </message>
  <message>
    <source>{model} has no {variable} in {year}.</source>
    <translation>{model} 在 {year} 没有 {variable}。</translation>
  </message>
  <message>
    <source>{model} has no {variable}.</source>
    <translation>{model} 没有 {variable}。</translation>
  </message>
  <message>
    <source>{model} lacks {variable} in {years}; the other years are used.</source>
    <translation>{model} 在 {years} 缺少 {variable}；使用其余年份。</translation>
  </message>
  <message>
    <source>{months} {years}</source>
    <translation>{years}年{months}</translation>
  </message>
  <message>
    <source>{months}, {years}</source>
    <translation>{years}年，{months}</translation>
  </message>
  <message>
    <source>{name} is not shown in QGIS: the script runs without it.</source>
    <translation>{name} 不会在 QGIS 中显示：脚本将不带它运行。</translation>
  </message>
  <message>
    <source>{period} begins in {month} {year}, but {scenario} runs from {start} to {end}.</source>
    <translation>{period} 始于 {year} 年 {month}，但 {scenario} 的范围是 {start} 至 {end}。</translation>
  </message>
  <message>
    <source>{reducer} of {bands}: images of {id}</source>
    <translation>{bands} 的{reducer}：{id} 的影像</translation>
  </message>
  <message>
    <source>{scenario} runs from {start} to {end}.</source>
    <translation>{scenario} 的范围是 {start} 至 {end}。</translation>
  </message>
  <message>
    <source>{title}, {index:03d}, {date:%Y_%m}, {system:index} and properties of the image such as {model}; without an ending. For every image of a collection the names have to differ.</source>
    <translation>{title}、{index:03d}、{date:%Y_%m}、{system:index} 以及影像属性如 {model}；不含扩展名。导出集合的每幅影像时名称须各不相同。</translation>
  </message>
  <message>
    <source>{variable} cannot be shown in {unit}.</source>
    <translation>{variable} 无法以 {unit} 显示。</translation>
  </message>
  <message>
    <source>{west} to {east}, {south} to {north}</source>
    <translation>{west} 至 {east}，{south} 至 {north}</translation>
  </message>
  <message>
    <source>{what}: {composite} of Sentinel-2 {kind}, {period}, {mask}</source>
    <translation>{what}：Sentinel-2 {kind}的{composite}，{period}，{mask}</translation>
  </message>
  <message>
    <source>{} (default)</source>
    <translation>{}（默认）</translation>
  </message>
  <message>
    <source>{} (total)</source>
    <translation>{}（总量）</translation>
  </message>
  <message>
    <source>{} ({:,} selected)</source>
    <translation>{}（已选 {:,} 个）</translation>
  </message>
  <message>
    <source>{} ({})</source>
    <translation>{}（{}）</translation>
  </message>
  <message>
    <source>{} a second</source>
    <translation>{}/秒</translation>
  </message>
  <message>
    <source>{} by {}</source>
    <translation>{}，按 {}</translation>
  </message>
  <message>
    <source>{} d</source>
    <translation>{} 天</translation>
  </message>
  <message>
    <source>{} days ago</source>
    <translation>{} 天前</translation>
  </message>
  <message>
    <source>{} ending today</source>
    <translation>{}（止于今天）</translation>
  </message>
  <message>
    <source>{} ending {} days ago</source>
    <translation>{}（止于 {} 天前）</translation>
  </message>
  <message>
    <source>{} first: the sandbox needs no account.</source>
    <translation>请先{}：沙盒无需账号。</translation>
  </message>
  <message>
    <source>{} h</source>
    <translation>{} 小时</translation>
  </message>
  <message>
    <source>{} h {} min</source>
    <translation>{} 小时 {} 分</translation>
  </message>
  <message>
    <source>{} holds no whole part of this length. Choose shorter ones.</source>
    <translation>{} 不含该长度的完整部分。请选择更短的间隔。</translation>
  </message>
  <message>
    <source>{} in all</source>
    <translation>共 {}</translation>
  </message>
  <message>
    <source>{} in {}</source>
    <translation>{}（{}）</translation>
  </message>
  <message>
    <source>{} is no number of the type {}.</source>
    <translation>{} 不是 {} 类型的数字。</translation>
  </message>
  <message>
    <source>{} is not a layout template. Choose a file that QGIS has saved.</source>
    <translation>{} 不是布局模板。请选择由 QGIS 保存的文件。</translation>
  </message>
  <message>
    <source>{} is not installed in QGIS' Python: install it, or use to_numpy() or to_csv().</source>
    <translation>QGIS 的 Python 中未安装 {}：请安装，或使用 to_numpy() 或 to_csv()。</translation>
  </message>
  <message>
    <source>{} layers are being prepared…</source>
    <translation>正在准备 {} 个图层…</translation>
  </message>
  <message>
    <source>{} layers of this project wait for Earth Engine.</source>
    <translation>此工程有 {} 个图层在等待 Earth Engine。</translation>
  </message>
  <message>
    <source>{} left</source>
    <translation>剩余 {}</translation>
  </message>
  <message>
    <source>{} left out</source>
    <translation>排除 {} 景</translation>
  </message>
  <message>
    <source>{} min</source>
    <translation>{} 分</translation>
  </message>
  <message>
    <source>{} more filters</source>
    <translation>另外 {} 个过滤条件</translation>
  </message>
  <message>
    <source>{} more match and are not listed: they take part.</source>
    <translation>另有 {} 景符合但未列出：它们也参与。</translation>
  </message>
  <message>
    <source>{} of {}</source>
    <translation>{} / {}</translation>
  </message>
  <message>
    <source>{} of {} exports were submitted.</source>
    <translation>已提交 {1} 个导出中的 {0} 个。</translation>
  </message>
  <message>
    <source>{} of {} models</source>
    <translation>{1} 个模式的{0}</translation>
  </message>
  <message>
    <source>{} of {} requests failed, and their values are missing: fetch the series again. {}</source>
    <translation>{1} 个请求中有 {0} 个失败，其值缺失：请重新获取序列。{2}</translation>
  </message>
  <message>
    <source>{} of {} scenes take part.</source>
    <translation>{1} 景影像中有 {0} 景参与。</translation>
  </message>
  <message>
    <source>{} of {} tasks were not cancelled. {}</source>
    <translation>{1} 个任务中有 {0} 个未能取消。{2}</translation>
  </message>
  <message>
    <source>{} per year</source>
    <translation>{}/年</translation>
  </message>
  <message>
    <source>{} percentile</source>
    <translation>{} 百分位</translation>
  </message>
  <message>
    <source>{} percentile of {}</source>
    <translation>{1}的{0} 百分位</translation>
  </message>
  <message>
    <source>{} places</source>
    <translation>{} 个地点</translation>
  </message>
  <message>
    <source>{} s</source>
    <translation>{} 秒</translation>
  </message>
  <message>
    <source>{} scenes left out</source>
    <translation>排除 {} 景影像</translation>
  </message>
  <message>
    <source>{} to run scripts: the sandbox needs no account.</source>
    <translation>要运行脚本请{}：沙盒无需账号。</translation>
  </message>
  <message>
    <source>{} {}</source>
    <translation>{}{}</translation>
  </message>
  <message>
    <source>{} · {}</source>
    <translation>{} · {}</translation>
  </message>
  <message>
    <source>{}, change</source>
    <translation>{}，变化</translation>
  </message>
  <message>
    <source>{}, clouds grown by {:g} m</source>
    <translation>{}，云外扩 {:g} m</translation>
  </message>
  <message>
    <source>{}, selected features</source>
    <translation>{}，所选要素</translation>
  </message>
  <message>
    <source>{}, spread of models</source>
    <translation>{}，模式离散度</translation>
  </message>
  <message>
    <source>{}, {:,} had been before</source>
    <translation>{}，{:,} 个此前已有</translation>
  </message>
  <message>
    <source>{}, {}</source>
    <translation>{}，{}</translation>
  </message>
  <message>
    <source>{}, {}.</source>
    <translation>{}，{}。</translation>
  </message>
  <message>
    <source>{}.</source>
    <translation>{}。</translation>
  </message>
  <message>
    <source>{}: {:,} × {:,} pixels, {}</source>
    <translation>{}：{:,} × {:,} 像元，{}</translation>
  </message>
  <message>
    <source>{}nd</source>
    <translation>第 {}</translation>
  </message>
  <message>
    <source>{}rd</source>
    <translation>第 {}</translation>
  </message>
  <message>
    <source>{}st</source>
    <translation>第 {}</translation>
  </message>
  <message>
    <source>{}th</source>
    <translation>第 {}</translation>
  </message>
  <message>
    <source>“?” needs a “:” with the other value.</source>
    <translation>“?”之后需要“:”和另一个值。</translation>
  </message>
  <message>
    <source>“{name}” is not defined in the script: define it before this line.</source>
    <translation>“{name}”未在脚本中定义：请在此行之前定义。</translation>
  </message>
  <message>
    <source>“{sign}” cannot stand in an expression.</source>
    <translation>“{sign}”不能出现在表达式中。</translation>
  </message>
  <message>
    <source>“{sign}” is out of place.</source>
    <translation>“{sign}”的位置不对。</translation>
  </message>
  <message>
    <source>“{}” cannot be a project id: it has 6 to 30 lower-case letters, digits and hyphens.</source>
    <translation>“{}”不能作为项目 ID：应为 6 至 30 个小写字母、数字和连字符。</translation>
  </message>
  <message>
    <source>“{}” cannot be read as text.</source>
    <translation>无法将“{}”读取为文本。</translation>
  </message>
  <message>
    <source>“{}” cannot be written ({}).</source>
    <translation>无法写入“{}”（{}）。</translation>
  </message>
  <message>
    <source>“{}” cannot be written. Is it open somewhere, or the folder read-only?</source>
    <translation>无法写入“{}”。文件是否已被打开，或文件夹为只读？</translation>
  </message>
  <message>
    <source>“{}” cannot be written: {}</source>
    <translation>无法写入“{}”：{}</translation>
  </message>
  <message>
    <source>“{}” does not fit the property's value in the file name.</source>
    <translation>“{}”不适用于文件名中该属性的值。</translation>
  </message>
  <message>
    <source>“{}” has failed: {}</source>
    <translation>“{}”失败：{}</translation>
  </message>
  <message>
    <source>“{}” has new attributes: {}. Save the layer's edits to keep them, or undo them.</source>
    <translation>“{}”有新属性：{}。请保存图层编辑以保留，或撤销。</translation>
  </message>
  <message>
    <source>“{}” has no features.</source>
    <translation>“{}”没有要素。</translation>
  </message>
  <message>
    <source>“{}” has no field {}.</source>
    <translation>“{}”没有字段 {}。</translation>
  </message>
  <message>
    <source>“{}” has no geometry.</source>
    <translation>“{}”没有几何图形。</translation>
  </message>
  <message>
    <source>“{}” has no period that could be divided.</source>
    <translation>“{}”没有可划分的时段。</translation>
  </message>
  <message>
    <source>“{}” has {:,} features: select some, {:,} at most. Zonal statistics take more.</source>
    <translation>“{}”有 {:,} 个要素：请选择其中一部分，最多 {:,} 个。分区统计可处理更多。</translation>
  </message>
  <message>
    <source>“{}” has {:,} pixels, the limit is {:,.0f}: choose a greater scale, or raise the limit.</source>
    <translation>“{}”有 {:,} 个像元，上限为 {:,.0f}：请选择更粗的分辨率，或提高上限。</translation>
  </message>
  <message>
    <source>“{}” has {} empty tiles in the midst of data. Freeze the layer for print, or export again.</source>
    <translation>“{}”的数据中间有 {} 个空瓦片。请为打印冻结该图层，或重新导出。</translation>
  </message>
  <message>
    <source>“{}” in visParams is a number, or several.</source>
    <translation>visParams 中的“{}”应为一个或几个数字。</translation>
  </message>
  <message>
    <source>“{}” is a folder. Choose another file.</source>
    <translation>“{}”是文件夹。请选择其他文件。</translation>
  </message>
  <message>
    <source>“{}” is being downloaded already.</source>
    <translation>“{}”正在下载中。</translation>
  </message>
  <message>
    <source>“{}” is finished.</source>
    <translation>“{}”已完成。</translation>
  </message>
  <message>
    <source>“{}” is no coordinate reference system. Enter such as EPSG:4326.</source>
    <translation>“{}”不是坐标系。请输入如 EPSG:4326 的代码。</translation>
  </message>
  <message>
    <source>“{}” is no date format: write %Y_%m_%d.</source>
    <translation>“{}”不是日期格式：请写 %Y_%m_%d。</translation>
  </message>
  <message>
    <source>“{}” is no field of a file name.</source>
    <translation>“{}”不是文件名字段。</translation>
  </message>
  <message>
    <source>“{}” is no filter. Write CLOUDY_PIXEL_PERCENTAGE &lt; 30.</source>
    <translation>“{}”不是过滤条件。请写 CLOUDY_PIXEL_PERCENTAGE &lt; 30。</translation>
  </message>
  <message>
    <source>“{}” is no page: choose a PDF, SVG, PNG, JPEG or TIFF file.</source>
    <translation>“{}”不是页面文件：请选择 PDF、SVG、PNG、JPEG 或 TIFF 文件。</translation>
  </message>
  <message>
    <source>“{}” is no page: choose one of {}.</source>
    <translation>“{}”不是页面文件：请选择 {} 之一。</translation>
  </message>
  <message>
    <source>“{}” is no part of a sheet. Choose of: {}.</source>
    <translation>“{}”不是图幅的组成部分。请从以下选择：{}。</translation>
  </message>
  <message>
    <source>“{}” is no period. Write 2024-06, 2024-06-01 to 2024-08-31 or last 7 days.</source>
    <translation>“{}”不是时段。请写 2024-06、2024-06-01 to 2024-08-31 或 last 7 days。</translation>
  </message>
  <message>
    <source>“{}” is no place on Earth: enter longitude and latitude in degrees, such as 82.6, 27.2.</source>
    <translation>“{}”不是地球上的地点：请输入以度表示的经度和纬度，如 82.6, 27.2。</translation>
  </message>
  <message>
    <source>“{}” is no statistic: choose of {}, or percentiles such as p5 and p95.</source>
    <translation>“{}”不是统计量：请从 {} 中选择，或用百分位如 p5 和 p95。</translation>
  </message>
  <message>
    <source>“{}” is no template. Write such as “A4 landscape” or “comparison A3 portrait” ({}), or the path of a template, *.qpt.</source>
    <translation>“{}”不是模板。请写如“A4 landscape”或“comparison A3 portrait”（{}），或模板（*.qpt）的路径。</translation>
  </message>
  <message>
    <source>“{}” is no text in UTF-8 that can be read.</source>
    <translation>“{}”不是可读取的 UTF-8 文本。</translation>
  </message>
  <message>
    <source>“{}” is no type of pixels.</source>
    <translation>“{}”不是像元类型。</translation>
  </message>
  <message>
    <source>“{}” is none of {}.</source>
    <translation>“{}”不在 {} 之中。</translation>
  </message>
  <message>
    <source>“{}” is not a JSON key file.</source>
    <translation>“{}”不是 JSON 密钥文件。</translation>
  </message>
  <message>
    <source>“{}” is not made of a table.</source>
    <translation>“{}”不是由表制作的。</translation>
  </message>
  <message>
    <source>“{}” is not made of images over time.</source>
    <translation>“{}”不是由随时间变化的影像制作的。</translation>
  </message>
  <message>
    <source>“{}” is not made of single images.</source>
    <translation>“{}”不是由单幅影像制作的。</translation>
  </message>
  <message>
    <source>“{}” is not the key of a service account. Create a JSON key in the Google Cloud console.</source>
    <translation>“{}”不是服务账号密钥。请在 Google Cloud 控制台中创建 JSON 密钥。</translation>
  </message>
  <message>
    <source>“{}” is on the map.</source>
    <translation>“{}”已添加到地图。</translation>
  </message>
  <message>
    <source>“{}” is searched for a text: put the number in quotes.</source>
    <translation>“{}”按文本查找：请给数字加引号。</translation>
  </message>
  <message>
    <source>“{}” is something else: choose what to export.</source>
    <translation>“{}”是其他内容：请选择要导出什么。</translation>
  </message>
  <message>
    <source>“{}” is there: {}, checked.</source>
    <translation>“{}”已就绪：{}，已检查。</translation>
  </message>
  <message>
    <source>“{}” is too large for a script.</source>
    <translation>“{}”过大，不适合作为脚本。</translation>
  </message>
  <message>
    <source>“{}” is written and whole.</source>
    <translation>“{}”已写入且完整。</translation>
  </message>
  <message>
    <source>“{}” lacks {} tiles: the page has holes. Freeze the layer for print, or export again.</source>
    <translation>“{}”缺少 {} 个瓦片：页面有空洞。请冻结图层以供打印，或重新导出。</translation>
  </message>
  <message>
    <source>“{}” lies outside of what its coordinate system covers.</source>
    <translation>“{}”超出了其坐标系的适用范围。</translation>
  </message>
  <message>
    <source>“{}” looks like a project's name. Enter its id instead: 6 to 30 lower-case letters, digits and hyphens, as shown beside the name in the Google Cloud console.</source>
    <translation>“{}”似乎是项目名称。请改为输入项目 ID：6 至 30 个小写字母、数字和连字符，见 Google Cloud 控制台中名称旁。</translation>
  </message>
  <message>
    <source>“{}” was not made by the Earth Engine Workbench. Choose layers that were.</source>
    <translation>“{}”不是由 Earth Engine Workbench 制作的。请选择由其制作的图层。</translation>
  </message>
  <message>
    <source>“{}”: {:,} of {:,} exports were not submitted.</source>
    <translation>“{0}”：{2:,} 个导出中有 {1:,} 个未提交。</translation>
  </message>
  <message>
    <source>“{}”: {}</source>
    <translation>“{}”：{}</translation>
  </message>
  <message>
    <source>… and {:,} more</source>
    <translation>… 另有 {:,} 个</translation>
  </message>
  <message>
    <source>… and {:,} more rows</source>
    <translation>… 另有 {:,} 行</translation>
  </message>
</context>
<context>
  <name>EnsembleEditor</name>
  <message>
    <source>Com&amp;bine</source>
    <translation>合并(&amp;B)</translation>
  </message>
  <message>
    <source>How several models are combined</source>
    <translation>多个模式的合并方式</translation>
  </message>
  <message>
    <source>Percentile of models</source>
    <translation>模式百分位</translation>
  </message>
  <message>
    <source>Value</source>
    <translation>值</translation>
  </message>
</context>
<context>
  <name>ExportPanel</name>
  <message>
    <source>&amp;Bands</source>
    <translation>波段(&amp;B)</translation>
  </message>
  <message>
    <source>&amp;CRS</source>
    <translation>坐标系(&amp;C)</translation>
  </message>
  <message>
    <source>&amp;Data type</source>
    <translation>类型(&amp;D)</translation>
  </message>
  <message>
    <source>&amp;Layer</source>
    <translation>图层(&amp;L)</translation>
  </message>
  <message>
    <source>&amp;Mask pixels outside of the region</source>
    <translation>掩膜区域外的像元(&amp;M)</translation>
  </message>
  <message>
    <source>&amp;Name</source>
    <translation>名称(&amp;N)</translation>
  </message>
  <message>
    <source>&amp;No data</source>
    <translation>无数据(&amp;N)</translation>
  </message>
  <message>
    <source>&amp;Pixels</source>
    <translation>像元(&amp;P)</translation>
  </message>
  <message>
    <source>&amp;Prepare</source>
    <translation>准备(&amp;P)</translation>
  </message>
  <message>
    <source>&amp;Scale (m)</source>
    <translation>分辨率/m(&amp;S)</translation>
  </message>
  <message>
    <source>&amp;Start</source>
    <translation>启动(&amp;S)</translation>
  </message>
  <message>
    <source>&amp;Transform</source>
    <translation>变换(&amp;T)</translation>
  </message>
  <message>
    <source>&amp;Where to</source>
    <translation>目标(&amp;W)</translation>
  </message>
  <message>
    <source>A mas&amp;k tells masked pixels, no value</source>
    <translation>用掩膜标记，不用数值(&amp;K)</translation>
  </message>
  <message>
    <source>Ask for the number of tasks, their names and sizes; nothing is started</source>
    <translation>查询任务的数量、名称和大小；不会启动任何任务</translation>
  </message>
  <message>
    <source>Bands, separated by commas</source>
    <translation>波段，用逗号分隔</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>取消</translation>
  </message>
  <message>
    <source>Col&amp;umns</source>
    <translation>列(&amp;U)</translation>
  </message>
  <message>
    <source>Columns, separated by commas</source>
    <translation>列，用逗号分隔</translation>
  </message>
  <message>
    <source>Com&amp;pression</source>
    <translation>压缩(&amp;P)</translation>
  </message>
  <message>
    <source>Compression of the files</source>
    <translation>文件的压缩方式</translation>
  </message>
  <message>
    <source>Coordinate system</source>
    <translation>坐标系</translation>
  </message>
  <message>
    <source>Copy as…</source>
    <translation>复制为…</translation>
  </message>
  <message>
    <source>Copy as… a Python script or a command that does this export</source>
    <translation>复制为… 执行此导出的 Python 脚本或命令</translation>
  </message>
  <message>
    <source>Data type of the pixels</source>
    <translation>像元的数据类型</translation>
  </message>
  <message>
    <source>Destination</source>
    <translation>目标位置</translation>
  </message>
  <message>
    <source>E&amp;xport</source>
    <translation>导出(&amp;X)</translation>
  </message>
  <message>
    <source>Export</source>
    <translation>导出</translation>
  </message>
  <message>
    <source>Export those once more</source>
    <translation>重新导出这些</translation>
  </message>
  <message>
    <source>F&amp;older</source>
    <translation>文件夹(&amp;O)</translation>
  </message>
  <message>
    <source>Fields in braces: {index}, {date:%Y_%m}, {system:index}, {title}, or a property of the images such as {model}</source>
    <translation>花括号内的字段：{index}、{date:%Y_%m}、{system:index}、{title}，或影像属性如 {model}</translation>
  </message>
  <message>
    <source>Folder of this computer</source>
    <translation>此计算机上的文件夹</translation>
  </message>
  <message>
    <source>Folder, bucket or folder of assets</source>
    <translation>文件夹、存储桶或资产文件夹</translation>
  </message>
  <message>
    <source>For&amp;mat</source>
    <translation>格式(&amp;M)</translation>
  </message>
  <message>
    <source>Forget it</source>
    <translation>放弃</translation>
  </message>
  <message>
    <source>Format of the files</source>
    <translation>文件格式</translation>
  </message>
  <message>
    <source>Go on</source>
    <translation>继续</translation>
  </message>
  <message>
    <source>How an asset's overviews are made</source>
    <translation>资产金字塔的生成方式</translation>
  </message>
  <message>
    <source>How large pixels are</source>
    <translation>像元大小的确定方式</translation>
  </message>
  <message>
    <source>Layer or recipe to export</source>
    <translation>要导出的图层或配方</translation>
  </message>
  <message>
    <source>Metres per pixel</source>
    <translation>每像元米数</translation>
  </message>
  <message>
    <source>Most pi&amp;xels</source>
    <translation>像元上限(&amp;X)</translation>
  </message>
  <message>
    <source>Names separated by commas</source>
    <translation>用逗号分隔的名称</translation>
  </message>
  <message>
    <source>O&amp;verviews</source>
    <translation>金字塔(&amp;V)</translation>
  </message>
  <message>
    <source>Of &amp;layer</source>
    <translation>取自(&amp;L)</translation>
  </message>
  <message>
    <source>Pa&amp;use</source>
    <translation>暂停(&amp;U)</translation>
  </message>
  <message>
    <source>Raster whose pixels are taken</source>
    <translation>采用其像元的栅格</translation>
  </message>
  <message>
    <source>Region and pixels</source>
    <translation>区域与像元</translation>
  </message>
  <message>
    <source>Six numbers of the transform</source>
    <translation>变换的六个数字</translation>
  </message>
  <message>
    <source>Template of the names</source>
    <translation>名称模板</translation>
  </message>
  <message>
    <source>The half-made files stay where they are</source>
    <translation>未完成的文件留在原处</translation>
  </message>
  <message>
    <source>The most pixels that an image may have</source>
    <translation>影像的最大像元数</translation>
  </message>
  <message>
    <source>Value of masked pixels</source>
    <translation>被掩膜像元的值</translation>
  </message>
  <message>
    <source>Values</source>
    <translation>值</translation>
  </message>
  <message>
    <source>What</source>
    <translation>内容</translation>
  </message>
  <message>
    <source>What is exported of it</source>
    <translation>要导出的内容</translation>
  </message>
  <message>
    <source>Where exports go</source>
    <translation>导出的去向</translation>
  </message>
  <message>
    <source>With o&amp;verviews, to be drawn fast</source>
    <translation>带金字塔，加快绘制(&amp;V)</translation>
  </message>
  <message>
    <source>all</source>
    <translation>全部</translation>
  </message>
  <message>
    <source>none</source>
    <translation>无</translation>
  </message>
  <message>
    <source>x scale, x shear, x origin, y shear, y scale, y origin</source>
    <translation>x 缩放、x 错切、x 原点、y 错切、y 缩放、y 原点</translation>
  </message>
</context>
<context>
  <name>FiltersEditor</name>
  <message>
    <source>+</source>
    <translation>+</translation>
  </message>
  <message>
    <source>Add a filter</source>
    <translation>添加过滤条件</translation>
  </message>
  <message>
    <source>All images of the dates take part.</source>
    <translation>日期内的所有影像均参与。</translation>
  </message>
  <message>
    <source>Filters of properties</source>
    <translation>属性过滤条件</translation>
  </message>
  <message>
    <source>Remove the selected filter</source>
    <translation>移除所选过滤条件</translation>
  </message>
  <message>
    <source>−</source>
    <translation>−</translation>
  </message>
</context>
<context>
  <name>FreezeDialog</name>
  <message>
    <source> dpi</source>
    <translation> dpi</translation>
  </message>
  <message>
    <source> mm</source>
    <translation> mm</translation>
  </message>
  <message>
    <source>Close</source>
    <translation>关闭</translation>
  </message>
  <message>
    <source>For</source>
    <translation>用于</translation>
  </message>
  <message>
    <source>Freeze</source>
    <translation>冻结</translation>
  </message>
  <message>
    <source>Freeze for print</source>
    <translation>冻结以供打印</translation>
  </message>
  <message>
    <source>Keep</source>
    <translation>保留</translation>
  </message>
  <message>
    <source>Map that the layer is frozen for</source>
    <translation>冻结所针对的地图</translation>
  </message>
  <message>
    <source>Progress</source>
    <translation>进度</translation>
  </message>
  <message>
    <source>Resolution</source>
    <translation>分辨率</translation>
  </message>
  <message>
    <source>What is kept of the layer</source>
    <translation>保留图层的内容</translation>
  </message>
  <message>
    <source>Width on paper</source>
    <translation>纸面宽度</translation>
  </message>
</context>
<context>
  <name>HelpWindow</name>
  <message>
    <source>&amp;Back</source>
    <translation>后退(&amp;B)</translation>
  </message>
  <message>
    <source>&amp;Contents</source>
    <translation>目录(&amp;C)</translation>
  </message>
  <message>
    <source>&amp;Forward</source>
    <translation>前进(&amp;F)</translation>
  </message>
  <message>
    <source>Guide to the Earth Engine Workbench</source>
    <translation>Earth Engine Workbench 指南</translation>
  </message>
  <message>
    <source>The guide</source>
    <translation>指南</translation>
  </message>
</context>
<context>
  <name>MaskEditor</name>
  <message>
    <source> %</source>
    <translation> %</translation>
  </message>
  <message>
    <source> m</source>
    <translation> m</translation>
  </message>
  <message>
    <source>&amp;Cloud Score+</source>
    <translation>Cloud Score+(&amp;C)</translation>
  </message>
  <message>
    <source>&amp;Grow by</source>
    <translation>外扩(&amp;G)</translation>
  </message>
  <message>
    <source>&amp;QA60 (clouds, cirrus)</source>
    <translation>QA60（云、卷云）(&amp;Q)</translation>
  </message>
  <message>
    <source>Band</source>
    <translation>波段</translation>
  </message>
  <message>
    <source>Band of Cloud Score+</source>
    <translation>Cloud Score+ 的波段</translation>
  </message>
  <message>
    <source>Clear at</source>
    <translation>晴空阈值</translation>
  </message>
  <message>
    <source>Cloud &amp;probability</source>
    <translation>云概率(&amp;P)</translation>
  </message>
  <message>
    <source>Cloudy at</source>
    <translation>有云阈值</translation>
  </message>
  <message>
    <source>Least cloud probability of cloudy pixels</source>
    <translation>有云像元的最低云概率</translation>
  </message>
  <message>
    <source>Least cloud score of clear pixels</source>
    <translation>晴空像元的最低云评分</translation>
  </message>
  <message>
    <source>Least cloud score of clear pixels, slider</source>
    <translation>晴空像元的最低云评分，滑块</translation>
  </message>
  <message>
    <source>Mask by Cloud Score+</source>
    <translation>用 Cloud Score+ 掩膜</translation>
  </message>
  <message>
    <source>Mask by QA60</source>
    <translation>用 QA60 掩膜</translation>
  </message>
  <message>
    <source>Mask by cloud probability</source>
    <translation>用云概率掩膜</translation>
  </message>
  <message>
    <source>Mask by scene classes</source>
    <translation>用场景分类掩膜</translation>
  </message>
  <message>
    <source>Mask projected shadows</source>
    <translation>掩膜投射的阴影</translation>
  </message>
  <message>
    <source>Metres that clouds grow</source>
    <translation>云外扩的米数</translation>
  </message>
  <message>
    <source>Scene &amp;classes</source>
    <translation>场景分类(&amp;C)</translation>
  </message>
  <message>
    <source>Scene classes that are masked</source>
    <translation>要掩膜的场景分类</translation>
  </message>
  <message>
    <source>and their shadows</source>
    <translation>及其阴影</translation>
  </message>
</context>
<context>
  <name>PeriodEditor</name>
  <message>
    <source>&amp;Period</source>
    <translation>时段(&amp;P)</translation>
  </message>
  <message>
    <source>&amp;Year</source>
    <translation>年份(&amp;Y)</translation>
  </message>
  <message>
    <source>First month</source>
    <translation>首月</translation>
  </message>
  <message>
    <source>From</source>
    <translation>从</translation>
  </message>
  <message>
    <source>Kind of period</source>
    <translation>时段类型</translation>
  </message>
  <message>
    <source>Last month</source>
    <translation>末月</translation>
  </message>
  <message>
    <source>Last year</source>
    <translation>末年</translation>
  </message>
  <message>
    <source>Mo&amp;nth</source>
    <translation>月份(&amp;N)</translation>
  </message>
  <message>
    <source>Mo&amp;nths</source>
    <translation>月份(&amp;N)</translation>
  </message>
  <message>
    <source>Month</source>
    <translation>月</translation>
  </message>
  <message>
    <source>Months of each year</source>
    <translation>每年的月份</translation>
  </message>
  <message>
    <source>Seas&amp;on</source>
    <translation>季节(&amp;O)</translation>
  </message>
  <message>
    <source>Season</source>
    <translation>季</translation>
  </message>
  <message>
    <source>To</source>
    <translation>到</translation>
  </message>
  <message>
    <source>Year, or first year</source>
    <translation>年份或首年</translation>
  </message>
  <message>
    <source>to</source>
    <translation>至</translation>
  </message>
</context>
<context>
  <name>PlacesPicker</name>
  <message>
    <source>&amp;Keep earlier places</source>
    <translation>保留先前地点(&amp;K)</translation>
  </message>
  <message>
    <source>82.6076, 27.1635</source>
    <translation>82.6076, 27.1635</translation>
  </message>
  <message>
    <source>A click adds a place; else it takes the place of the others</source>
    <translation>点击会增加地点；否则取代其他地点</translation>
  </message>
  <message>
    <source>Click points on the map; Esc ends it</source>
    <translation>在地图上点击各点；按 Esc 结束</translation>
  </message>
  <message>
    <source>Double click to rename</source>
    <translation>双击可重命名</translation>
  </message>
  <message>
    <source>Draw a polygon on the map; a right click ends it</source>
    <translation>在地图上绘制多边形；右键结束</translation>
  </message>
  <message>
    <source>Longitude and latitude in degrees, then Enter</source>
    <translation>以度表示的经度和纬度，然后按 Enter</translation>
  </message>
  <message>
    <source>Longitude and latitude of a place</source>
    <translation>地点的经度和纬度</translation>
  </message>
  <message>
    <source>Places</source>
    <translation>地点</translation>
  </message>
  <message>
    <source>Remove the chosen places, or all</source>
    <translation>移除所选地点，或全部</translation>
  </message>
  <message>
    <source>Take the features of a layer: the selected ones, or all</source>
    <translation>采用图层的要素：所选的或全部</translation>
  </message>
</context>
<context>
  <name>ReducerEditor</name>
  <message>
    <source>&amp;Percentile</source>
    <translation>百分位(&amp;P)</translation>
  </message>
  <message>
    <source>&amp;Reducer</source>
    <translation>聚合(&amp;R)</translation>
  </message>
  <message>
    <source>How the images are combined</source>
    <translation>影像的合成方式</translation>
  </message>
  <message>
    <source>Percentile</source>
    <translation>百分位</translation>
  </message>
</context>
<context>
  <name>RegionPicker</name>
  <message>
    <source>&amp;Draw</source>
    <translation>绘制(&amp;D)</translation>
  </message>
  <message>
    <source>&amp;File</source>
    <translation>文件(&amp;F)</translation>
  </message>
  <message>
    <source>&amp;Layer</source>
    <translation>图层(&amp;L)</translation>
  </message>
  <message>
    <source>&amp;Name</source>
    <translation>名称(&amp;N)</translation>
  </message>
  <message>
    <source>&amp;Region</source>
    <translation>区域(&amp;R)</translation>
  </message>
  <message>
    <source>&amp;Selected only</source>
    <translation>仅选中的(&amp;S)</translation>
  </message>
  <message>
    <source>Bookmark whose extent is the region</source>
    <translation>以其范围为区域的书签</translation>
  </message>
  <message>
    <source>Drag a rectangle on the map</source>
    <translation>在地图上拖出矩形</translation>
  </message>
  <message>
    <source>Draw a rectangle on the map</source>
    <translation>在地图上绘制矩形</translation>
  </message>
  <message>
    <source>File whose polygons are the region</source>
    <translation>以其多边形为区域的文件</translation>
  </message>
  <message>
    <source>Layer whose extent is the region</source>
    <translation>以其范围为区域的图层</translation>
  </message>
  <message>
    <source>Layer whose polygons are the region</source>
    <translation>以其多边形为区域的图层</translation>
  </message>
  <message>
    <source>Onl&amp;y its bounds</source>
    <translation>仅外接矩形(&amp;Y)</translation>
  </message>
  <message>
    <source>Only the bounds of the outline</source>
    <translation>仅轮廓的外接矩形</translation>
  </message>
  <message>
    <source>Only the features that are selected on the map</source>
    <translation>仅地图上选中的要素</translation>
  </message>
  <message>
    <source>Only the selected features</source>
    <translation>仅选中的要素</translation>
  </message>
  <message>
    <source>Region</source>
    <translation>区域</translation>
  </message>
  <message>
    <source>The box around the outline instead of the outline itself</source>
    <translation>用轮廓的外接矩形代替轮廓本身</translation>
  </message>
</context>
<context>
  <name>SceneFilterEditor</name>
  <message>
    <source> %</source>
    <translation> %</translation>
  </message>
  <message>
    <source>&amp;Baseline</source>
    <translation>基线(&amp;B)</translation>
  </message>
  <message>
    <source>&amp;Orbits</source>
    <translation>轨道(&amp;O)</translation>
  </message>
  <message>
    <source>&amp;Scenes…</source>
    <translation>影像(&amp;S)…</translation>
  </message>
  <message>
    <source>&amp;Tiles</source>
    <translation>瓦片(&amp;T)</translation>
  </message>
  <message>
    <source>MGRS tiles, separated by commas</source>
    <translation>MGRS 瓦片，用逗号分隔</translation>
  </message>
  <message>
    <source>Max. &amp;cloud</source>
    <translation>最大云量(&amp;C)</translation>
  </message>
  <message>
    <source>Oldest processing baseline</source>
    <translation>最早的处理基线</translation>
  </message>
  <message>
    <source>Relative orbits, separated by commas</source>
    <translation>相对轨道，用逗号分隔</translation>
  </message>
  <message>
    <source>Scenes with less cloud than this percentage</source>
    <translation>云量低于此百分比的影像</translation>
  </message>
  <message>
    <source>Show the scenes that match</source>
    <translation>显示符合条件的影像</translation>
  </message>
  <message>
    <source>Show the scenes that match, and leave some out</source>
    <translation>显示符合条件的影像，并可排除其中一些</translation>
  </message>
  <message>
    <source>Take all</source>
    <translation>全部采用</translation>
  </message>
  <message>
    <source>Take the scenes that were left out</source>
    <translation>采用被排除的影像</translation>
  </message>
  <message>
    <source>all, or 04.00</source>
    <translation>全部，或 04.00</translation>
  </message>
  <message>
    <source>all, or 22, 65</source>
    <translation>全部，或 22, 65</translation>
  </message>
  <message>
    <source>all, or 32UPU, 32TPT</source>
    <translation>全部，或 32UPU, 32TPT</translation>
  </message>
</context>
<context>
  <name>ScenesDialog</name>
  <message>
    <source>Filter by date or tile</source>
    <translation>按日期或瓦片过滤</translation>
  </message>
  <message>
    <source>Filter the scenes</source>
    <translation>过滤影像</translation>
  </message>
  <message>
    <source>Leave out the scenes that are shown</source>
    <translation>排除所示影像</translation>
  </message>
  <message>
    <source>Scenes</source>
    <translation>影像</translation>
  </message>
  <message>
    <source>Select a scene to see it.</source>
    <translation>选择一景影像以查看。</translation>
  </message>
  <message>
    <source>Take the scenes that are shown</source>
    <translation>采用所示影像</translation>
  </message>
  <message>
    <source>Thumbnail of the selected scene</source>
    <translation>所选影像的缩略图</translation>
  </message>
  <message>
    <source>Tick shown</source>
    <translation>勾选所示</translation>
  </message>
  <message>
    <source>Untick shown</source>
    <translation>取消所示</translation>
  </message>
</context>
<context>
  <name>ScheduleDialog</name>
  <message>
    <source>&amp;Computer</source>
    <translation>计算机(&amp;C)</translation>
  </message>
  <message>
    <source>&amp;Copy</source>
    <translation>复制(&amp;C)</translation>
  </message>
  <message>
    <source>&amp;Day</source>
    <translation>星期(&amp;D)</translation>
  </message>
  <message>
    <source>&amp;Folder</source>
    <translation>文件夹(&amp;F)</translation>
  </message>
  <message>
    <source>&amp;How often</source>
    <translation>频率(&amp;H)</translation>
  </message>
  <message>
    <source>&amp;Key file</source>
    <translation>密钥(&amp;K)</translation>
  </message>
  <message>
    <source>&amp;Name</source>
    <translation>名称(&amp;N)</translation>
  </message>
  <message>
    <source>&amp;Program</source>
    <translation>程序(&amp;P)</translation>
  </message>
  <message>
    <source>&amp;Save files</source>
    <translation>保存文件(&amp;S)</translation>
  </message>
  <message>
    <source>&amp;Time</source>
    <translation>时间(&amp;T)</translation>
  </message>
  <message>
    <source>Cloud project</source>
    <translation>云项目</translation>
  </message>
  <message>
    <source>Copy the job to the clipboard</source>
    <translation>将作业复制到剪贴板</translation>
  </message>
  <message>
    <source>Da&amp;y of month</source>
    <translation>日期(&amp;Y)</translation>
  </message>
  <message>
    <source>Day of the month</source>
    <translation>每月的日期</translation>
  </message>
  <message>
    <source>Day of the week</source>
    <translation>星期几</translation>
  </message>
  <message>
    <source>Folder of the job</source>
    <translation>作业的文件夹</translation>
  </message>
  <message>
    <source>HH:mm</source>
    <translation>HH:mm</translation>
  </message>
  <message>
    <source>Hours bet&amp;ween</source>
    <translation>间隔小时(&amp;W)</translation>
  </message>
  <message>
    <source>Hours between runs</source>
    <translation>两次运行间隔的小时数</translation>
  </message>
  <message>
    <source>How often the job runs</source>
    <translation>作业的运行频率</translation>
  </message>
  <message>
    <source>In the time of the computer that runs the job. Relative dates are counted in UTC.</source>
    <translation>以运行作业的计算机时间为准。相对日期按 UTC 计算。</translation>
  </message>
  <message>
    <source>Key file of a service account</source>
    <translation>服务账号的密钥文件</translation>
  </message>
  <message>
    <source>Key file of a service account. Empty: the last connection of this profile. The key is not copied.</source>
    <translation>服务账号的密钥文件。留空：此配置的上次连接。密钥不会被复制。</translation>
  </message>
  <message>
    <source>Kind of computer that runs the job</source>
    <translation>运行作业的计算机类型</translation>
  </message>
  <message>
    <source>Name of the job and of its files</source>
    <translation>作业及其文件的名称</translation>
  </message>
  <message>
    <source>Path of qgis_process</source>
    <translation>qgis_process 的路径</translation>
  </message>
  <message>
    <source>Pro&amp;ject</source>
    <translation>项目(&amp;J)</translation>
  </message>
  <message>
    <source>Save the files of the job</source>
    <translation>保存作业的文件</translation>
  </message>
  <message>
    <source>Schedule</source>
    <translation>定时运行</translation>
  </message>
  <message>
    <source>The job as it is saved</source>
    <translation>将要保存的作业</translation>
  </message>
  <message>
    <source>The parameters, the job and its log stand here.</source>
    <translation>参数、作业及其日志保存在此。</translation>
  </message>
  <message>
    <source>Time of the run</source>
    <translation>运行时间</translation>
  </message>
  <message>
    <source>the key's own</source>
    <translation>密钥自身的</translation>
  </message>
</context>
<context>
  <name>ScriptPanel</name>
  <message>
    <source>&amp;JavaScript</source>
    <translation>JavaScript(&amp;J)</translation>
  </message>
  <message>
    <source>&amp;Python</source>
    <translation>Python(&amp;P)</translation>
  </message>
  <message>
    <source>&amp;Run in QGIS</source>
    <translation>在 QGIS 中运行(&amp;R)</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>取消</translation>
  </message>
  <message>
    <source>Copy the Python</source>
    <translation>复制 Python</translation>
  </message>
  <message>
    <source>E&amp;xamples</source>
    <translation>示例(&amp;X)</translation>
  </message>
  <message>
    <source>Earth Engine scripts</source>
    <translation>Earth Engine 脚本</translation>
  </message>
  <message>
    <source>Open a script</source>
    <translation>打开脚本</translation>
  </message>
  <message>
    <source>Open a script, JavaScript or Python…</source>
    <translation>打开 JavaScript 或 Python 脚本…</translation>
  </message>
  <message>
    <source>Open in the console's editor</source>
    <translation>在控制台编辑器中打开</translation>
  </message>
  <message>
    <source>Open the Python in the editor of the Python console</source>
    <translation>在 Python 控制台的编辑器中打开 Python</translation>
  </message>
  <message>
    <source>Output</source>
    <translation>输出</translation>
  </message>
  <message>
    <source>Problems</source>
    <translation>问题</translation>
  </message>
  <message>
    <source>Problems of the script</source>
    <translation>脚本的问题</translation>
  </message>
  <message>
    <source>Save both scripts</source>
    <translation>保存两个脚本</translation>
  </message>
  <message>
    <source>Save both the JavaScript (.js) and the Python (.py)…</source>
    <translation>保存 JavaScript (.js) 和 Python (.py)…</translation>
  </message>
  <message>
    <source>Scripts to begin with</source>
    <translation>入门脚本</translation>
  </message>
  <message>
    <source>The script in JavaScript</source>
    <translation>JavaScript 脚本</translation>
  </message>
  <message>
    <source>The script in Python</source>
    <translation>Python 脚本</translation>
  </message>
  <message>
    <source>What the script has printed</source>
    <translation>脚本打印的内容</translation>
  </message>
</context>
<context>
  <name>Sentinel2Panel</name>
  <message>
    <source>&amp;Add to map</source>
    <translation>添加到地图(&amp;A)</translation>
  </message>
  <message>
    <source>&amp;Update layer</source>
    <translation>更新图层(&amp;U)</translation>
  </message>
  <message>
    <source>C&amp;lip</source>
    <translation>裁剪(&amp;L)</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>取消</translation>
  </message>
  <message>
    <source>Clip the layer</source>
    <translation>裁剪图层</translation>
  </message>
  <message>
    <source>Clouds</source>
    <translation>云</translation>
  </message>
  <message>
    <source>Composite</source>
    <translation>合成</translation>
  </message>
  <message>
    <source>Copy as Python</source>
    <translation>复制为 Python</translation>
  </message>
  <message>
    <source>Copy as Python: a script for the console, and for Python elsewhere</source>
    <translation>复制为 Python：可用于控制台或其他 Python 环境的脚本</translation>
  </message>
  <message>
    <source>Export or download this, chart its time series, or compute its zonal statistics</source>
    <translation>导出或下载、绘制时间序列，或计算分区统计</translation>
  </message>
  <message>
    <source>Image collection</source>
    <translation>影像集</translation>
  </message>
  <message>
    <source>S&amp;ource</source>
    <translation>来源(&amp;O)</translation>
  </message>
  <message>
    <source>Scenes</source>
    <translation>影像</translation>
  </message>
  <message>
    <source>Sentinel-2</source>
    <translation>Sentinel-2</translation>
  </message>
  <message>
    <source>Show</source>
    <translation>显示</translation>
  </message>
  <message>
    <source>Us&amp;e for</source>
    <translation>用于(&amp;E)</translation>
  </message>
  <message>
    <source>Where and when</source>
    <translation>位置与时间</translation>
  </message>
</context>
<context>
  <name>SeriesPanel</name>
  <message>
    <source>&amp;Bands</source>
    <translation>波段(&amp;B)</translation>
  </message>
  <message>
    <source>&amp;Cancel</source>
    <translation>取消(&amp;C)</translation>
  </message>
  <message>
    <source>&amp;Layer</source>
    <translation>图层(&amp;L)</translation>
  </message>
  <message>
    <source>&amp;Models</source>
    <translation>模式(&amp;M)</translation>
  </message>
  <message>
    <source>&amp;Polygons</source>
    <translation>多边形(&amp;P)</translation>
  </message>
  <message>
    <source>&amp;Scale</source>
    <translation>分辨率(&amp;S)</translation>
  </message>
  <message>
    <source>Add the places to the map with their values as a layer with times</source>
    <translation>将地点及其值作为带时间的图层添加到地图</translation>
  </message>
  <message>
    <source>Bands</source>
    <translation>波段</translation>
  </message>
  <message>
    <source>Co&amp;py as…</source>
    <translation>复制为(&amp;P)…</translation>
  </message>
  <message>
    <source>Copy the table</source>
    <translation>复制表格</translation>
  </message>
  <message>
    <source>Copy what makes this table without a window</source>
    <translation>复制无需窗口即可生成此表格的脚本或命令</translation>
  </message>
  <message>
    <source>How several models are drawn</source>
    <translation>多个模式的绘制方式</translation>
  </message>
  <message>
    <source>How the pixels of a polygon become one value</source>
    <translation>多边形的像元如何合为一个值</translation>
  </message>
  <message>
    <source>Layer or recipe whose images are read</source>
    <translation>读取其影像的图层或配方</translation>
  </message>
  <message>
    <source>Metres per pixel</source>
    <translation>每像元米数</translation>
  </message>
  <message>
    <source>Metres per pixel to look at</source>
    <translation>读取时每像元米数</translation>
  </message>
  <message>
    <source>Pixels</source>
    <translation>像元</translation>
  </message>
  <message>
    <source>S&amp;cenarios</source>
    <translation>情景(&amp;C)</translation>
  </message>
  <message>
    <source>Save the chart as PNG, SVG or PDF</source>
    <translation>将图表保存为 PNG、SVG 或 PDF</translation>
  </message>
  <message>
    <source>Save the table as CSV</source>
    <translation>将表格保存为 CSV</translation>
  </message>
  <message>
    <source>Scenarios, each with all models</source>
    <translation>情景，各含所有模式</translation>
  </message>
  <message>
    <source>Series of</source>
    <translation>序列来源</translation>
  </message>
  <message>
    <source>Show &amp;series</source>
    <translation>显示序列(&amp;S)</translation>
  </message>
  <message>
    <source>Steps and smoothing</source>
    <translation>步长与平滑</translation>
  </message>
  <message>
    <source>Time series</source>
    <translation>时间序列</translation>
  </message>
  <message>
    <source>Where</source>
    <translation>位置</translation>
  </message>
</context>
<context>
  <name>SeriesView</name>
  <message>
    <source>&amp;Table</source>
    <translation>表(&amp;T)</translation>
  </message>
  <message>
    <source>C&amp;hart</source>
    <translation>图表(&amp;H)</translation>
  </message>
  <message>
    <source>Chart of the series</source>
    <translation>序列图表</translation>
  </message>
  <message>
    <source>Drag a rectangle to zoom to it; the wheel zooms in time</source>
    <translation>拖出矩形可缩放；滚轮缩放时间轴</translation>
  </message>
  <message>
    <source>Less time</source>
    <translation>缩短时间</translation>
  </message>
  <message>
    <source>More time</source>
    <translation>延长时间</translation>
  </message>
  <message>
    <source>Show everything</source>
    <translation>显示全部</translation>
  </message>
  <message>
    <source>Table of the series</source>
    <translation>序列表格</translation>
  </message>
  <message>
    <source>Values at the pointer</source>
    <translation>指针处的值</translation>
  </message>
</context>
<context>
  <name>SheetDialog</name>
  <message>
    <source> dpi</source>
    <translation> dpi</translation>
  </message>
  <message>
    <source>&amp;Freeze for print</source>
    <translation>冻结以供打印(&amp;F)</translation>
  </message>
  <message>
    <source>&amp;Layers</source>
    <translation>图层(&amp;L)</translation>
  </message>
  <message>
    <source>&amp;Own template</source>
    <translation>自备模板(&amp;O)</translation>
  </message>
  <message>
    <source>&amp;Page</source>
    <translation>页面(&amp;P)</translation>
  </message>
  <message>
    <source>&amp;Resolution</source>
    <translation>分辨率(&amp;R)</translation>
  </message>
  <message>
    <source>&amp;Shows</source>
    <translation>显示(&amp;S)</translation>
  </message>
  <message>
    <source>&amp;Template</source>
    <translation>模板(&amp;T)</translation>
  </message>
  <message>
    <source>A &amp;map for each</source>
    <translation>分图(&amp;M)</translation>
  </message>
  <message>
    <source>A page for each (atlas)</source>
    <translation>每段一页（地图集）</translation>
  </message>
  <message>
    <source>A picture in place of the time series</source>
    <translation>代替时间序列的图片</translation>
  </message>
  <message>
    <source>C&amp;hart</source>
    <translation>图表(&amp;H)</translation>
  </message>
  <message>
    <source>Choose a picture</source>
    <translation>选择图片</translation>
  </message>
  <message>
    <source>Choose a template</source>
    <translation>选择模板</translation>
  </message>
  <message>
    <source>Close</source>
    <translation>关闭</translation>
  </message>
  <message>
    <source>Computes the layers once for the page's own pixels, so that they print sharp and without Earth Engine.</source>
    <translation>按页面自身的像素将图层计算一次，打印清晰且无需 Earth Engine。</translation>
  </message>
  <message>
    <source>Divide the period</source>
    <translation>划分时段</translation>
  </message>
  <message>
    <source>Kind of sheet</source>
    <translation>图幅类型</translation>
  </message>
  <message>
    <source>Landscape or portrait</source>
    <translation>横向或纵向</translation>
  </message>
  <message>
    <source>Layers on the sheet</source>
    <translation>图幅中的图层</translation>
  </message>
  <message>
    <source>Layout templates (*.qpt)</source>
    <translation>布局模板 (*.qpt)</translation>
  </message>
  <message>
    <source>Longitude and latitude in degrees, such as 11.5, 48.1: where the chart's time series is read. Without them it is the middle of the map.</source>
    <translation>经度和纬度（度），例如 11.5, 48.1：图表的时间序列在此读取。留空则取地图中心。</translation>
  </message>
  <message>
    <source>Longitude, latitude (else the middle)</source>
    <translation>经度, 纬度（否则取中心）</translation>
  </message>
  <message>
    <source>Make sheet</source>
    <translation>制作图幅</translation>
  </message>
  <message>
    <source>Map sheet</source>
    <translation>图幅</translation>
  </message>
  <message>
    <source>Picture of a chart</source>
    <translation>图表图片</translation>
  </message>
  <message>
    <source>Pictures (*.png *.svg *.jpg *.jpeg *.tif)</source>
    <translation>图片 (*.png *.svg *.jpg *.jpeg *.tif)</translation>
  </message>
  <message>
    <source>Place of the chart</source>
    <translation>图表的地点</translation>
  </message>
  <message>
    <source>Resolution</source>
    <translation>分辨率</translation>
  </message>
  <message>
    <source>S&amp;ubtitle</source>
    <translation>副标题(&amp;U)</translation>
  </message>
  <message>
    <source>Size of the page</source>
    <translation>页面大小</translation>
  </message>
  <message>
    <source>Subtitle</source>
    <translation>副标题</translation>
  </message>
  <message>
    <source>T&amp;itle</source>
    <translation>标题(&amp;I)</translation>
  </message>
  <message>
    <source>Template of your own in place of these</source>
    <translation>用自备模板代替以上模板</translation>
  </message>
  <message>
    <source>Title</source>
    <translation>标题</translation>
  </message>
  <message>
    <source>What the map shows</source>
    <translation>地图显示的内容</translation>
  </message>
  <message>
    <source>With</source>
    <translation>包含</translation>
  </message>
</context>
<context>
  <name>StatisticEditor</name>
  <message>
    <source>Percentile or threshold</source>
    <translation>百分位或阈值</translation>
  </message>
  <message>
    <source>S&amp;tatistic</source>
    <translation>统计量(&amp;T)</translation>
  </message>
  <message>
    <source>Statistic over time</source>
    <translation>时间统计量</translation>
  </message>
  <message>
    <source>Value</source>
    <translation>值</translation>
  </message>
</context>
<context>
  <name>StepsEditor</name>
  <message>
    <source>&amp;Fill gaps with straight lines</source>
    <translation>用直线填补空缺(&amp;F)</translation>
  </message>
  <message>
    <source>&amp;One value for</source>
    <translation>步长(&amp;O)</translation>
  </message>
  <message>
    <source>&amp;Width</source>
    <translation>窗宽(&amp;W)</translation>
  </message>
  <message>
    <source>&amp;as their</source>
    <translation>取其(&amp;A)</translation>
  </message>
  <message>
    <source>How the values of a step become one</source>
    <translation>步长内的值如何合为一个</translation>
  </message>
  <message>
    <source>Length of a step</source>
    <translation>步长的长度</translation>
  </message>
  <message>
    <source>O&amp;rder</source>
    <translation>阶数(&amp;R)</translation>
  </message>
  <message>
    <source>Order of the polynomial</source>
    <translation>多项式的阶数</translation>
  </message>
  <message>
    <source>S&amp;moothing</source>
    <translation>平滑(&amp;M)</translation>
  </message>
  <message>
    <source>Smoothing</source>
    <translation>平滑</translation>
  </message>
  <message>
    <source>The greater, the straighter</source>
    <translation>越大越平直</translation>
  </message>
  <message>
    <source>Unit of the steps</source>
    <translation>步长单位</translation>
  </message>
  <message>
    <source>Values that are looked at for each; an odd number</source>
    <translation>每个值所参照的值的个数；奇数</translation>
  </message>
  <message>
    <source>Wei&amp;ght</source>
    <translation>权重(&amp;G)</translation>
  </message>
  <message>
    <source>Weight of the smoothing</source>
    <translation>平滑的权重</translation>
  </message>
  <message>
    <source>Width of the smoothing in values</source>
    <translation>以值的个数表示的平滑窗宽</translation>
  </message>
</context>
<context>
  <name>StyleEditor</name>
  <message>
    <source>2nd to 98th percentile of what the map shows: one small request</source>
    <translation>地图所示内容的第 2 至第 98 百分位：一个小请求</translation>
  </message>
  <message>
    <source>Click to edit the colours</source>
    <translation>点击编辑颜色</translation>
  </message>
  <message>
    <source>Colours, click to edit</source>
    <translation>颜色，点击编辑</translation>
  </message>
  <message>
    <source>De&amp;fault</source>
    <translation>默认(&amp;F)</translation>
  </message>
  <message>
    <source>From map</source>
    <translation>取自地图</translation>
  </message>
  <message>
    <source>Pal&amp;ette</source>
    <translation>调色板(&amp;E)</translation>
  </message>
  <message>
    <source>Palette</source>
    <translation>调色板</translation>
  </message>
  <message>
    <source>Reverse</source>
    <translation>反转</translation>
  </message>
  <message>
    <source>Reverse the palette</source>
    <translation>反转调色板</translation>
  </message>
  <message>
    <source>Stretc&amp;h</source>
    <translation>拉伸(&amp;H)</translation>
  </message>
  <message>
    <source>The usual range of this variable</source>
    <translation>此变量的常用范围</translation>
  </message>
  <message>
    <source>Value of the first colour</source>
    <translation>起始颜色的值</translation>
  </message>
  <message>
    <source>Value of the last colour</source>
    <translation>终止颜色的值</translation>
  </message>
  <message>
    <source>to</source>
    <translation>至</translation>
  </message>
</context>
<context>
  <name>TasksPanel</name>
  <message>
    <source>&amp;Add result</source>
    <translation>添加结果(&amp;A)</translation>
  </message>
  <message>
    <source>&amp;Cancel tasks</source>
    <translation>取消任务(&amp;C)</translation>
  </message>
  <message>
    <source>&amp;Forget it</source>
    <translation>放弃(&amp;F)</translation>
  </message>
  <message>
    <source>&amp;No</source>
    <translation>否(&amp;N)</translation>
  </message>
  <message>
    <source>&amp;Only those started here</source>
    <translation>仅在此处启动的(&amp;O)</translation>
  </message>
  <message>
    <source>&amp;Yes, cancel</source>
    <translation>是，取消(&amp;Y)</translation>
  </message>
  <message>
    <source>Add what the finished tasks made to the map</source>
    <translation>将已完成任务的结果添加到地图</translation>
  </message>
  <message>
    <source>Details of the chosen task</source>
    <translation>所选任务的详情</translation>
  </message>
  <message>
    <source>Earth Engine tasks</source>
    <translation>Earth Engine 任务</translation>
  </message>
  <message>
    <source>Fi&amp;les in</source>
    <translation>文件在(&amp;L)</translation>
  </message>
  <message>
    <source>Filter…</source>
    <translation>过滤…</translation>
  </message>
  <message>
    <source>Folder with finished files</source>
    <translation>已完成文件所在的文件夹</translation>
  </message>
  <message>
    <source>Look now</source>
    <translation>立即查看</translation>
  </message>
  <message>
    <source>Run a&amp;gain</source>
    <translation>重新运行(&amp;G)</translation>
  </message>
  <message>
    <source>State of the tasks</source>
    <translation>任务状态</translation>
  </message>
  <message>
    <source>Submit failed or cancelled tasks once more</source>
    <translation>重新提交失败或已取消的任务</translation>
  </message>
  <message>
    <source>Submit no more of it; what was submitted goes on</source>
    <translation>不再提交其余部分；已提交的继续进行</translation>
  </message>
  <message>
    <source>Submit the &amp;rest</source>
    <translation>提交其余(&amp;R)</translation>
  </message>
  <message>
    <source>Tasks</source>
    <translation>任务</translation>
  </message>
  <message>
    <source>Tasks that were submitted from this profile of QGIS</source>
    <translation>由此 QGIS 配置提交的任务</translation>
  </message>
  <message>
    <source>Text to filter tasks by</source>
    <translation>用于过滤任务的文本</translation>
  </message>
  <message>
    <source>Where your Drive or bucket is found on this computer: finished files are looked for there</source>
    <translation>您的 Drive 或存储桶在此计算机上的位置：在那里查找已完成的文件</translation>
  </message>
</context>
<context>
  <name>ViewEditor</name>
  <message>
    <source>&amp;Formula</source>
    <translation>公式(&amp;F)</translation>
  </message>
  <message>
    <source>&amp;Index</source>
    <translation>指数(&amp;I)</translation>
  </message>
  <message>
    <source>&amp;Show</source>
    <translation>显示(&amp;S)</translation>
  </message>
  <message>
    <source>(B8 - B4) / (B8 + B4)</source>
    <translation>(B8 - B4) / (B8 + B4)</translation>
  </message>
  <message>
    <source>Band for blue</source>
    <translation>蓝色波段</translation>
  </message>
  <message>
    <source>Band for green</source>
    <translation>绿色波段</translation>
  </message>
  <message>
    <source>Band for red</source>
    <translation>红色波段</translation>
  </message>
  <message>
    <source>Blue</source>
    <translation>蓝</translation>
  </message>
  <message>
    <source>Default stretch</source>
    <translation>默认拉伸</translation>
  </message>
  <message>
    <source>Expression with bands as names</source>
    <translation>以波段为变量的表达式</translation>
  </message>
  <message>
    <source>From</source>
    <translation>从</translation>
  </message>
  <message>
    <source>From &amp;map</source>
    <translation>取自地图(&amp;M)</translation>
  </message>
  <message>
    <source>Gamma</source>
    <translation>伽马</translation>
  </message>
  <message>
    <source>Green</source>
    <translation>绿</translation>
  </message>
  <message>
    <source>How the stretch is computed</source>
    <translation>拉伸的计算方式</translation>
  </message>
  <message>
    <source>Red</source>
    <translation>红</translation>
  </message>
  <message>
    <source>Reflectance shown brightest</source>
    <translation>最亮处的反射率</translation>
  </message>
  <message>
    <source>Reflectance shown darkest</source>
    <translation>最暗处的反射率</translation>
  </message>
  <message>
    <source>Reset</source>
    <translation>重置</translation>
  </message>
  <message>
    <source>Spectral index</source>
    <translation>光谱指数</translation>
  </message>
  <message>
    <source>Stretch</source>
    <translation>拉伸</translation>
  </message>
  <message>
    <source>Stretch to what the map shows</source>
    <translation>按地图所示内容拉伸</translation>
  </message>
  <message>
    <source>What is shown</source>
    <translation>显示内容</translation>
  </message>
  <message>
    <source>to</source>
    <translation>至</translation>
  </message>
</context>
<context>
  <name>ZonalPanel</name>
  <message>
    <source>&amp;Bands</source>
    <translation>波段(&amp;B)</translation>
  </message>
  <message>
    <source>&amp;Every image, a row by date</source>
    <translation>每幅影像，按日期分行(&amp;E)</translation>
  </message>
  <message>
    <source>&amp;From</source>
    <translation>从(&amp;F)</translation>
  </message>
  <message>
    <source>&amp;Histogram</source>
    <translation>直方图(&amp;H)</translation>
  </message>
  <message>
    <source>&amp;Keep</source>
    <translation>保留(&amp;K)</translation>
  </message>
  <message>
    <source>&amp;Layer</source>
    <translation>图层(&amp;L)</translation>
  </message>
  <message>
    <source>&amp;Mean</source>
    <translation>均值(&amp;M)</translation>
  </message>
  <message>
    <source>&amp;Percentiles</source>
    <translation>百分位(&amp;P)</translation>
  </message>
  <message>
    <source>&amp;Selected features only</source>
    <translation>仅选中的要素(&amp;S)</translation>
  </message>
  <message>
    <source>&amp;Table</source>
    <translation>表(&amp;T)</translation>
  </message>
  <message>
    <source>&amp;Write</source>
    <translation>写入(&amp;W)</translation>
  </message>
  <message>
    <source>A row for each zone and each image of the collection, with its date</source>
    <translation>每个分区和集合中每幅影像一行，附日期</translation>
  </message>
  <message>
    <source>Add it to the p&amp;roject</source>
    <translation>添加到工程(&amp;R)</translation>
  </message>
  <message>
    <source>Area b&amp;y class</source>
    <translation>各类面积(&amp;Y)</translation>
  </message>
  <message>
    <source>Bands, separated by commas</source>
    <translation>波段，用逗号分隔</translation>
  </message>
  <message>
    <source>CR&amp;S</source>
    <translation>坐标系(&amp;S)</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>取消</translation>
  </message>
  <message>
    <source>Co&amp;unt</source>
    <translation>计数(&amp;U)</translation>
  </message>
  <message>
    <source>Columns that are kept, separated by commas</source>
    <translation>要保留的列，用逗号分隔</translation>
  </message>
  <message>
    <source>Compute</source>
    <translation>计算</translation>
  </message>
  <message>
    <source>Coordinate system</source>
    <translation>坐标系</translation>
  </message>
  <message>
    <source>Copy as…</source>
    <translation>复制为…</translation>
  </message>
  <message>
    <source>Copy as… a Python script or a command that computes this</source>
    <translation>复制为… 计算此内容的 Python 脚本或命令</translation>
  </message>
  <message>
    <source>Each pixel counts by the part of it that a zone covers; else wholly, where its centre lies inside</source>
    <translation>每个像元按被分区覆盖的部分计权；否则中心在内则整个计入</translation>
  </message>
  <message>
    <source>FAO/GAUL_SIMPLIFIED_500m/2015/level2</source>
    <translation>FAO/GAUL_SIMPLIFIED_500m/2015/level2</translation>
  </message>
  <message>
    <source>Fi&amp;le</source>
    <translation>文件(&amp;L)</translation>
  </message>
  <message>
    <source>File to write</source>
    <translation>要写入的文件</translation>
  </message>
  <message>
    <source>Filters of the table</source>
    <translation>表的过滤条件</translation>
  </message>
  <message>
    <source>Histogram: least and greatest value, and how many classes</source>
    <translation>直方图：最小值、最大值和组数</translation>
  </message>
  <message>
    <source>How large pixels are</source>
    <translation>像元大小的确定方式</translation>
  </message>
  <message>
    <source>Id of a table on Earth Engine</source>
    <translation>Earth Engine 上的表 ID</translation>
  </message>
  <message>
    <source>Layer or recipe whose values are taken</source>
    <translation>取值的图层或配方</translation>
  </message>
  <message>
    <source>Ma&amp;ximum</source>
    <translation>最大值(&amp;X)</translation>
  </message>
  <message>
    <source>Me&amp;dian</source>
    <translation>中值(&amp;D)</translation>
  </message>
  <message>
    <source>Metres per pixel</source>
    <translation>每像元米数</translation>
  </message>
  <message>
    <source>Mi&amp;nimum</source>
    <translation>最小值(&amp;N)</translation>
  </message>
  <message>
    <source>Na&amp;mes</source>
    <translation>列名(&amp;M)</translation>
  </message>
  <message>
    <source>Names of columns, separated by commas; a hyphen keeps none</source>
    <translation>列名，用逗号分隔；连字符表示都不保留</translation>
  </message>
  <message>
    <source>Names of the results' columns</source>
    <translation>结果的列名</translation>
  </message>
  <message>
    <source>Names of the results' columns, with {statistic} and {band}</source>
    <translation>结果的列名，含 {statistic} 和 {band}</translation>
  </message>
  <message>
    <source>Names separated by commas</source>
    <translation>用逗号分隔的名称</translation>
  </message>
  <message>
    <source>P&amp;ixels</source>
    <translation>像元(&amp;I)</translation>
  </message>
  <message>
    <source>Percentiles, separated by commas</source>
    <translation>百分位，用逗号分隔</translation>
  </message>
  <message>
    <source>Pixels</source>
    <translation>像元</translation>
  </message>
  <message>
    <source>Result</source>
    <translation>结果</translation>
  </message>
  <message>
    <source>Sc&amp;ale (m)</source>
    <translation>分辨率/m(&amp;A)</translation>
  </message>
  <message>
    <source>Six numbers of the transform</source>
    <translation>变换的六个数字</translation>
  </message>
  <message>
    <source>Square metres of each class of an image of classes, such as land cover</source>
    <translation>分类影像（如土地覆盖）中各类别的平方米数</translation>
  </message>
  <message>
    <source>Statistics</source>
    <translation>统计量</translation>
  </message>
  <message>
    <source>Std. de&amp;viation</source>
    <translation>标准差(&amp;V)</translation>
  </message>
  <message>
    <source>Su&amp;m</source>
    <translation>总和(&amp;M)</translation>
  </message>
  <message>
    <source>Trans&amp;form</source>
    <translation>变换(&amp;F)</translation>
  </message>
  <message>
    <source>Vecto&amp;r</source>
    <translation>矢量(&amp;R)</translation>
  </message>
  <message>
    <source>Vector layer whose features are the zones</source>
    <translation>以其要素为分区的矢量图层</translation>
  </message>
  <message>
    <source>Weight pixels by &amp;covered part</source>
    <translation>按覆盖部分计权(&amp;C)</translation>
  </message>
  <message>
    <source>What</source>
    <translation>内容</translation>
  </message>
  <message>
    <source>Where the rows go</source>
    <translation>结果行的去向</translation>
  </message>
  <message>
    <source>Where the zones are</source>
    <translation>分区的来源</translation>
  </message>
  <message>
    <source>Zonal statistics</source>
    <translation>分区统计</translation>
  </message>
  <message>
    <source>Zones</source>
    <translation>分区</translation>
  </message>
  <message>
    <source>all</source>
    <translation>全部</translation>
  </message>
  <message>
    <source>all columns</source>
    <translation>所有列</translation>
  </message>
  <message>
    <source>least, greatest, classes</source>
    <translation>最小值, 最大值, 组数</translation>
  </message>
  <message>
    <source>such as 5, 95</source>
    <translation>如 5, 95</translation>
  </message>
  <message>
    <source>x scale, x shear, x origin, y shear, y scale, y origin</source>
    <translation>x 缩放、x 错切、x 原点、y 错切、y 缩放、y 原点</translation>
  </message>
  <message>
    <source>{statistic}</source>
    <translation>{statistic}</translation>
  </message>
</context>
</TS>
