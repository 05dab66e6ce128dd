<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
  <name>AboutDialog</name>
  <message>
    <source>About Earth Engine Workbench</source>
    <translation>О модуле Earth Engine Workbench</translation>
  </message>
  <message>
    <source>About the plugin</source>
    <translation>О модуле</translation>
  </message>
  <message>
    <source>Close</source>
    <translation>Закрыть</translation>
  </message>
  <message>
    <source>Copy versions</source>
    <translation>Копировать версии</translation>
  </message>
  <message>
    <source>Versions, for reports of bugs</source>
    <translation>Версии для сообщений об ошибках</translation>
  </message>
</context>
<context>
  <name>BandsEditor</name>
  <message>
    <source>&amp;Look up</source>
    <translation>&amp;Запросить</translation>
  </message>
  <message>
    <source>+</source>
    <translation>+</translation>
  </message>
  <message>
    <source>Add a band by its name</source>
    <translation>Добавить канал по имени</translation>
  </message>
  <message>
    <source>Ask Earth Engine for the bands and properties: one small request</source>
    <translation>Запросить у Earth Engine каналы и свойства: один небольшой запрос</translation>
  </message>
  <message>
    <source>Bands</source>
    <translation>Каналы</translation>
  </message>
  <message>
    <source>Remove the selected band</source>
    <translation>Удалить выбранный канал</translation>
  </message>
  <message>
    <source>Search bands</source>
    <translation>Поиск каналов</translation>
  </message>
  <message>
    <source>Search bands…</source>
    <translation>Поиск каналов…</translation>
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
    <translation>Абсолютное изменение или проценты</translation>
  </message>
  <message>
    <source>Ba&amp;seline</source>
    <translation>&amp;База</translation>
  </message>
  <message>
    <source>Chan&amp;ge from a baseline</source>
    <translation>Из&amp;менение от базы</translation>
  </message>
  <message>
    <source>Change from a baseline period</source>
    <translation>Изменение относительно базового периода</translation>
  </message>
  <message>
    <source>First year of the baseline</source>
    <translation>Первый год базового периода</translation>
  </message>
  <message>
    <source>Last year of the baseline</source>
    <translation>Последний год базового периода</translation>
  </message>
  <message>
    <source>Sho&amp;w as</source>
    <translation>По&amp;казать как</translation>
  </message>
  <message>
    <source>to</source>
    <translation>до</translation>
  </message>
</context>
<context>
  <name>ClipEditor</name>
  <message>
    <source>&amp;Table</source>
    <translation>&amp;Таблица</translation>
  </message>
  <message>
    <source>&amp;Values</source>
    <translation>Зна&amp;чения</translation>
  </message>
  <message>
    <source>Australia, New Zealand</source>
    <translation>Australia, New Zealand</translation>
  </message>
  <message>
    <source>C&amp;lip</source>
    <translation>О&amp;брезка</translation>
  </message>
  <message>
    <source>Clip the layer</source>
    <translation>Обрезать слой</translation>
  </message>
  <message>
    <source>Id of a table</source>
    <translation>Id таблицы</translation>
  </message>
  <message>
    <source>Prop&amp;erty</source>
    <translation>Свойс&amp;тво</translation>
  </message>
  <message>
    <source>Property of the table's features</source>
    <translation>Свойство объектов таблицы</translation>
  </message>
  <message>
    <source>Values of the property, separated by commas</source>
    <translation>Значения свойства, через запятую</translation>
  </message>
</context>
<context>
  <name>Cmip6Panel</name>
  <message>
    <source>&amp;Add to map</source>
    <translation>&amp;На карту</translation>
  </message>
  <message>
    <source>&amp;Model</source>
    <translation>&amp;Модель</translation>
  </message>
  <message>
    <source>&amp;Update layer</source>
    <translation>&amp;Обновить слой</translation>
  </message>
  <message>
    <source>&amp;Variable</source>
    <translation>&amp;Переменная</translation>
  </message>
  <message>
    <source>Add to map</source>
    <translation>Добавить на карту</translation>
  </message>
  <message>
    <source>Back to the collection NASA/GDDP-CMIP6</source>
    <translation>Вернуться к коллекции NASA/GDDP-CMIP6</translation>
  </message>
  <message>
    <source>CMIP6</source>
    <translation>CMIP6</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>Отмена</translation>
  </message>
  <message>
    <source>Climate models</source>
    <translation>Климатические модели</translation>
  </message>
  <message>
    <source>Collection</source>
    <translation>Коллекция</translation>
  </message>
  <message>
    <source>Colours</source>
    <translation>Цвета</translation>
  </message>
  <message>
    <source>Copy as Python</source>
    <translation>Копировать как Python</translation>
  </message>
  <message>
    <source>Copy as Python: a script for the console, and for Python elsewhere</source>
    <translation>Копировать как Python: скрипт для консоли и для Python вне QGIS</translation>
  </message>
  <message>
    <source>Earth Engine is at work</source>
    <translation>Earth Engine работает</translation>
  </message>
  <message>
    <source>Export or download this, chart its time series, or compute its zonal statistics</source>
    <translation>Экспортировать или загрузить, построить временной ряд или вычислить зональную статистику</translation>
  </message>
  <message>
    <source>How</source>
    <translation>Как</translation>
  </message>
  <message>
    <source>Message</source>
    <translation>Сообщение</translation>
  </message>
  <message>
    <source>Reset</source>
    <translation>Сбросить</translation>
  </message>
  <message>
    <source>S&amp;cenario</source>
    <translation>С&amp;ценарий</translation>
  </message>
  <message>
    <source>Scenario</source>
    <translation>Сценарий</translation>
  </message>
  <message>
    <source>Un&amp;it</source>
    <translation>&amp;Единица</translation>
  </message>
  <message>
    <source>Unit</source>
    <translation>Единица</translation>
  </message>
  <message>
    <source>Update layer</source>
    <translation>Обновить слой</translation>
  </message>
  <message>
    <source>Us&amp;e for</source>
    <translation>Испо&amp;льзовать</translation>
  </message>
  <message>
    <source>Variable</source>
    <translation>Переменная</translation>
  </message>
  <message>
    <source>What</source>
    <translation>Что</translation>
  </message>
  <message>
    <source>What will be computed</source>
    <translation>Что будет вычислено</translation>
  </message>
  <message>
    <source>When</source>
    <translation>Когда</translation>
  </message>
  <message>
    <source>Where</source>
    <translation>Где</translation>
  </message>
</context>
<context>
  <name>CollectionPanel</name>
  <message>
    <source>&amp;Add to map</source>
    <translation>&amp;На карту</translation>
  </message>
  <message>
    <source>&amp;Id</source>
    <translation>&amp;Id</translation>
  </message>
  <message>
    <source>&amp;Update layer</source>
    <translation>&amp;Обновить слой</translation>
  </message>
  <message>
    <source>All &amp;dates</source>
    <translation>&amp;Все даты</translation>
  </message>
  <message>
    <source>Bands</source>
    <translation>Каналы</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>Отмена</translation>
  </message>
  <message>
    <source>Clip</source>
    <translation>Обрезка</translation>
  </message>
  <message>
    <source>Collections</source>
    <translation>Коллекции</translation>
  </message>
  <message>
    <source>Copy as Python</source>
    <translation>Копировать как Python</translation>
  </message>
  <message>
    <source>Copy as Python: a script for the console, and for Python elsewhere</source>
    <translation>Копировать как Python: скрипт для консоли и для Python вне QGIS</translation>
  </message>
  <message>
    <source>Dataset</source>
    <translation>Набор данных</translation>
  </message>
  <message>
    <source>Dates</source>
    <translation>Даты</translation>
  </message>
  <message>
    <source>Export or download this, chart its time series, or compute its zonal statistics</source>
    <translation>Экспортировать или загрузить, построить временной ряд или вычислить зональную статистику</translation>
  </message>
  <message>
    <source>Filters</source>
    <translation>Фильтры</translation>
  </message>
  <message>
    <source>Id of an image collection or image</source>
    <translation>Id коллекции изображений или изображения</translation>
  </message>
  <message>
    <source>S&amp;ource</source>
    <translation>&amp;Источник</translation>
  </message>
  <message>
    <source>Show</source>
    <translation>Показать</translation>
  </message>
  <message>
    <source>Us&amp;e for</source>
    <translation>Испо&amp;льзовать</translation>
  </message>
  <message>
    <source>Use the successor</source>
    <translation>Взять заменяющий набор</translation>
  </message>
  <message>
    <source>What the id is of</source>
    <translation>Чей это id</translation>
  </message>
</context>
<context>
  <name>CompositeEditor</name>
  <message>
    <source>&amp;Count of clear pixels</source>
    <translation>&amp;Число ясных пикселей</translation>
  </message>
  <message>
    <source>&amp;Method</source>
    <translation>&amp;Метод</translation>
  </message>
  <message>
    <source>Add a band with the number of clear pixels</source>
    <translation>Добавить канал с числом ясных пикселей</translation>
  </message>
  <message>
    <source>Greatest</source>
    <translation>Максимум</translation>
  </message>
  <message>
    <source>How scenes are combined</source>
    <translation>Как объединяются сцены</translation>
  </message>
  <message>
    <source>Index whose greatest value is taken</source>
    <translation>Индекс, по наибольшему значению которого выбирается пиксель</translation>
  </message>
  <message>
    <source>Percentile</source>
    <translation>Процентиль</translation>
  </message>
</context>
<context>
  <name>ConnectionPanel</name>
  <message>
    <source>&amp;Connect</source>
    <translation>По&amp;дключить</translation>
  </message>
  <message>
    <source>&amp;Disconnect</source>
    <translation>О&amp;тключить</translation>
  </message>
  <message>
    <source>&amp;Endpoint</source>
    <translation>То&amp;чка доступа</translation>
  </message>
  <message>
    <source>&amp;Key file</source>
    <translation>Файл &amp;ключа</translation>
  </message>
  <message>
    <source>&amp;Project id</source>
    <translation>Id &amp;проекта</translation>
  </message>
  <message>
    <source>&amp;Use</source>
    <translation>&amp;Через</translation>
  </message>
  <message>
    <source>Connect</source>
    <translation>Подключить</translation>
  </message>
  <message>
    <source>Connecting</source>
    <translation>Подключение</translation>
  </message>
  <message>
    <source>Disconnect</source>
    <translation>Отключить</translation>
  </message>
  <message>
    <source>Earth Engine connection</source>
    <translation>Подключение к Earth Engine</translation>
  </message>
  <message>
    <source>Endpoint</source>
    <translation>Точка доступа</translation>
  </message>
  <message>
    <source>Google Cloud project id</source>
    <translation>Id проекта Google Cloud</translation>
  </message>
  <message>
    <source>JSON keys (*.json)</source>
    <translation>Ключи JSON (*.json)</translation>
  </message>
  <message>
    <source>Key of a service account</source>
    <translation>Ключ сервисного аккаунта</translation>
  </message>
  <message>
    <source>Service account key file</source>
    <translation>Файл ключа сервисного аккаунта</translation>
  </message>
  <message>
    <source>State of the connection</source>
    <translation>Состояние подключения</translation>
  </message>
  <message>
    <source>What to connect to</source>
    <translation>К чему подключаться</translation>
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
    <translation>Ко&amp;нец</translation>
  </message>
  <message>
    <source>&amp;From</source>
    <translation>О&amp;т</translation>
  </message>
  <message>
    <source>&amp;Last</source>
    <translation>По&amp;следние</translation>
  </message>
  <message>
    <source>&amp;Periods</source>
    <translation>&amp;Периоды</translation>
  </message>
  <message>
    <source>&amp;To</source>
    <translation>&amp;До</translation>
  </message>
  <message>
    <source>&amp;When</source>
    <translation>&amp;Когда</translation>
  </message>
  <message>
    <source>&amp;Years</source>
    <translation>&amp;Годы</translation>
  </message>
  <message>
    <source>&amp;until</source>
    <translation>&amp;до</translation>
  </message>
  <message>
    <source>2023-06
2024-06-01 to 2024-08-31</source>
    <translation>2023-06
2024-06-01 to 2024-08-31</translation>
  </message>
  <message>
    <source>Datasets that are late want more days; weeks, months and years count when they are over.</source>
    <translation>Запаздывающим наборам данных нужно больше дней; недели, месяцы и годы учитываются, когда они закончились.</translation>
  </message>
  <message>
    <source>F&amp;rom</source>
    <translation>О&amp;т</translation>
  </message>
  <message>
    <source>First day</source>
    <translation>Первый день</translation>
  </message>
  <message>
    <source>First month</source>
    <translation>Первый месяц</translation>
  </message>
  <message>
    <source>First year</source>
    <translation>Первый год</translation>
  </message>
  <message>
    <source>Kind of period</source>
    <translation>Вид периода</translation>
  </message>
  <message>
    <source>Last day</source>
    <translation>Последний день</translation>
  </message>
  <message>
    <source>Last day that counts, in days before today</source>
    <translation>Последний учитываемый день — в днях до сегодняшнего</translation>
  </message>
  <message>
    <source>Last month</source>
    <translation>Последний месяц</translation>
  </message>
  <message>
    <source>Last year</source>
    <translation>Последний год</translation>
  </message>
  <message>
    <source>Number of days, weeks, months or years</source>
    <translation>Число дней, недель, месяцев или лет</translation>
  </message>
  <message>
    <source>Periods, one in each line</source>
    <translation>Периоды, по одному в строке</translation>
  </message>
  <message>
    <source>T&amp;o</source>
    <translation>&amp;До</translation>
  </message>
  <message>
    <source>Unit</source>
    <translation>Единица</translation>
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
    <translation>&amp;Синий</translation>
  </message>
  <message>
    <source>&amp;Green</source>
    <translation>&amp;Зелёный</translation>
  </message>
  <message>
    <source>&amp;Show</source>
    <translation>По&amp;казать</translation>
  </message>
  <message>
    <source>2nd to 98th percentile of what the map shows: one small request</source>
    <translation>От 2-го до 98-го процентиля видимого на карте: один небольшой запрос</translation>
  </message>
  <message>
    <source>Band shown blue</source>
    <translation>Канал, показываемый синим</translation>
  </message>
  <message>
    <source>Band shown green</source>
    <translation>Канал, показываемый зелёным</translation>
  </message>
  <message>
    <source>Band shown red</source>
    <translation>Канал, показываемый красным</translation>
  </message>
  <message>
    <source>De&amp;fault</source>
    <translation>О&amp;бычная</translation>
  </message>
  <message>
    <source>From map</source>
    <translation>По карте</translation>
  </message>
  <message>
    <source>R&amp;ed</source>
    <translation>&amp;Красный</translation>
  </message>
  <message>
    <source>The usual range of these bands</source>
    <translation>Обычный диапазон этих каналов</translation>
  </message>
  <message>
    <source>Value of full blue</source>
    <translation>Значение полного синего</translation>
  </message>
  <message>
    <source>Value of full green</source>
    <translation>Значение полного зелёного</translation>
  </message>
  <message>
    <source>Value of full red</source>
    <translation>Значение полного красного</translation>
  </message>
  <message>
    <source>Value of no blue</source>
    <translation>Значение без синего</translation>
  </message>
  <message>
    <source>Value of no green</source>
    <translation>Значение без зелёного</translation>
  </message>
  <message>
    <source>Value of no red</source>
    <translation>Значение без красного</translation>
  </message>
  <message>
    <source>What is shown</source>
    <translation>Что показывается</translation>
  </message>
  <message>
    <source>to</source>
    <translation>до</translation>
  </message>
</context>
<context>
  <name>EarthEngineWorkbench</name>
  <message>
    <source> days ago</source>
    <translation> дн. назад</translation>
  </message>
  <message>
    <source> m</source>
    <translation> м</translation>
  </message>
  <message>
    <source>&amp;Cancel</source>
    <translation>&amp;Отмена</translation>
  </message>
  <message>
    <source>&amp;Command Prompt</source>
    <translation>&amp;Командная строка Windows</translation>
  </message>
  <message>
    <source>&amp;Disconnect</source>
    <translation>О&amp;тключить</translation>
  </message>
  <message>
    <source>&amp;Download</source>
    <translation>&amp;Загрузить</translation>
  </message>
  <message>
    <source>&amp;Download {:,} files</source>
    <translation>&amp;Загрузить файлы: {:,}</translation>
  </message>
  <message>
    <source>&amp;Export or download…</source>
    <translation>&amp;Экспорт или загрузка…</translation>
  </message>
  <message>
    <source>&amp;Last</source>
    <translation>По&amp;следние</translation>
  </message>
  <message>
    <source>&amp;POSIX shell</source>
    <translation>&amp;POSIX shell</translation>
  </message>
  <message>
    <source>&amp;Python script</source>
    <translation>Скрипт &amp;Python</translation>
  </message>
  <message>
    <source>&amp;Python script (of a CSV file)</source>
    <translation>&amp;Скрипт Python (для файла CSV)</translation>
  </message>
  <message>
    <source>&amp;Schedule…</source>
    <translation>Рас&amp;писание…</translation>
  </message>
  <message>
    <source>&amp;Start</source>
    <translation>&amp;Запустить</translation>
  </message>
  <message>
    <source>&amp;Start {:,} tasks</source>
    <translation>&amp;Запустить задачи: {:,}</translation>
  </message>
  <message>
    <source>&amp;Time series…</source>
    <translation>&amp;Временной ряд…</translation>
  </message>
  <message>
    <source>&amp;Which</source>
    <translation>Ка&amp;кой</translation>
  </message>
  <message>
    <source>&amp;Year</source>
    <translation>&amp;Год</translation>
  </message>
  <message>
    <source>&amp;Years</source>
    <translation>&amp;Годы</translation>
  </message>
  <message>
    <source>&amp;Zonal statistics…</source>
    <translation>&amp;Зональная статистика…</translation>
  </message>
  <message>
    <source>&amp;qgis_process command</source>
    <translation>Команда &amp;qgis_process</translation>
  </message>
  <message>
    <source>0 is January.</source>
    <translation>0 — январь.</translation>
  </message>
  <message>
    <source>0 is January; before the first month it runs over the end of the year.</source>
    <translation>0 — январь; если он раньше первого месяца, период переходит через конец года.</translation>
  </message>
  <message>
    <source>1 export started in {}</source>
    <translation>1 экспорт запущен ({})</translation>
  </message>
  <message>
    <source>1 file</source>
    <translation>1 файл</translation>
  </message>
  <message>
    <source>1 layer is being prepared…</source>
    <translation>Подготавливается 1 слой…</translation>
  </message>
  <message>
    <source>1 request</source>
    <translation>1 запрос</translation>
  </message>
  <message>
    <source>1 row</source>
    <translation>1 строка</translation>
  </message>
  <message>
    <source>1 task</source>
    <translation>1 задача</translation>
  </message>
  <message>
    <source>1 task was started.</source>
    <translation>Запущена 1 задача.</translation>
  </message>
  <message>
    <source>2 to 98 %</source>
    <translation>2–98 %</translation>
  </message>
  <message>
    <source>2024, 2024-06, 2024-06-01 to 2024-08-31, or JJA 2001-2010 for the same months of several years. Counted from the day of the run: yesterday, last 7 days, last 7 days ending 3 days ago, last month, last 3 months, this year so far. Days are those of UTC.</source>
    <translation>2024, 2024-06, 2024-06-01 to 2024-08-31 или JJA 2001-2010 для одних и тех же месяцев нескольких лет. От дня запуска: yesterday, last 7 days, last 7 days ending 3 days ago, last month, last 3 months, this year so far. Дни считаются по UTC.</translation>
  </message>
  <message>
    <source>64-bit numbers are twice as large and seldom needed ({}): choose the data type float32.</source>
    <translation>64-битные числа вдвое больше и редко нужны ({}): выберите тип данных float32.</translation>
  </message>
  <message>
    <source>A .qpt file; takes the place of the template above.</source>
    <translation>Файл .qpt; используется вместо шаблона, указанного выше.</translation>
  </message>
  <message>
    <source>A CSV file</source>
    <translation>Файл CSV</translation>
  </message>
  <message>
    <source>A GeoPackage</source>
    <translation>GeoPackage</translation>
  </message>
  <message>
    <source>A GeoTIFF has one type of pixels, and these bands have {}. Choose a common type, or a file for each.</source>
    <translation>В GeoTIFF один тип пикселей, а у этих каналов их несколько: {}. Выберите общий тип или отдельный файл для каждого.</translation>
  </message>
  <message>
    <source>A SOCKS proxy needs the Python package PySocks in QGIS. Install it, or set an HTTP proxy.</source>
    <translation>Для прокси SOCKS в QGIS нужен пакет Python PySocks. Установите его или задайте HTTP-прокси.</translation>
  </message>
  <message>
    <source>A band needs a name.</source>
    <translation>Каналу нужно имя.</translation>
  </message>
  <message>
    <source>A chart: rain and warmth of a place, month by month</source>
    <translation>График: осадки и тепло в одном месте по месяцам</translation>
  </message>
  <message>
    <source>A class that extends another is translated without what it inherits.</source>
    <translation>Класс, расширяющий другой, переведён без унаследованного.</translation>
  </message>
  <message>
    <source>A combination of three bands; or bands, index or expression, which are named below.</source>
    <translation>Комбинация трёх каналов; либо bands, index или expression, заданные ниже.</translation>
  </message>
  <message>
    <source>A command knows no selection: take all features, or save those selected.</source>
    <translation>Команда не знает о выделении: возьмите все объекты или сохраните выделенные.</translation>
  </message>
  <message>
    <source>A command writes files: choose CSV or GeoPackage.</source>
    <translation>Команда записывает файлы: выберите CSV или GeoPackage.</translation>
  </message>
  <message>
    <source>A coordinate system needs a scale: how many metres a pixel has.</source>
    <translation>Для системы координат нужен размер пикселя в метрах.</translation>
  </message>
  <message>
    <source>A few values of {} in the collection cannot be; the lowest and highest day may show them.</source>
    <translation>Некоторых значений {} в коллекции быть не может; они могут проявиться в самых низких и самых высоких днях.</translation>
  </message>
  <message>
    <source>A getter is read once here, when the object is made.</source>
    <translation>Геттер читается здесь один раз — при создании объекта.</translation>
  </message>
  <message>
    <source>A guard against exports that are larger than was meant.</source>
    <translation>Защита от экспорта большего объёма, чем предполагалось.</translation>
  </message>
  <message>
    <source>A histogram has 1 to {} classes.</source>
    <translation>В гистограмме от 1 до {} классов.</translation>
  </message>
  <message>
    <source>A histogram is written like 0, 1, 10: least and greatest value, and how many classes.</source>
    <translation>Гистограмма записывается как 0, 1, 10: наименьшее и наибольшее значение и число классов.</translation>
  </message>
  <message>
    <source>A histogram needs its least and greatest value and how many classes.</source>
    <translation>Для гистограммы нужны наименьшее и наибольшее значение и число классов.</translation>
  </message>
  <message>
    <source>A layer is being frozen. Wait for its end, or cancel it.</source>
    <translation>Слой замораживается. Дождитесь завершения или отмените.</translation>
  </message>
  <message>
    <source>A layer of this project waits for Earth Engine.</source>
    <translation>Один слой этого проекта ждёт Earth Engine.</translation>
  </message>
  <message>
    <source>A layer that Earth Engine draws, such as the output of another algorithm of this group.</source>
    <translation>Слой, который рисует Earth Engine, например результат другого алгоритма этой группы.</translation>
  </message>
  <message>
    <source>A line each</source>
    <translation>По линии на модель</translation>
  </message>
  <message>
    <source>A map book; else all maps stand on one page.</source>
    <translation>Альбом карт; иначе все карты размещаются на одной странице.</translation>
  </message>
  <message>
    <source>A map for each</source>
    <translation>Отдельная карта на</translation>
  </message>
  <message>
    <source>A map shows images, collections, features and geometries of Earth Engine, and no {}.</source>
    <translation>На карте показываются изображения, коллекции, объекты и геометрии Earth Engine, но не {}.</translation>
  </message>
  <message>
    <source>A mask tells masked pixels, and no value</source>
    <translation>Маскированные пиксели обозначаются маской, а не значением</translation>
  </message>
  <message>
    <source>A name such as red, or hexadecimal digits of red, green and blue such as ff8800.</source>
    <translation>Имя, например red, или шестнадцатеричные цифры красного, зелёного и синего, например ff8800.</translation>
  </message>
  <message>
    <source>A number, or nan; without it masked pixels are 0 in some programs.</source>
    <translation>Число или nan; без него маскированные пиксели в некоторых программах равны 0.</translation>
  </message>
  <message>
    <source>A page for each map</source>
    <translation>Отдельная страница для каждой карты</translation>
  </message>
  <message>
    <source>A pair of braces in the file name is empty: write {index}.</source>
    <translation>Пустая пара фигурных скобок в имени файла: напишите {index}.</translation>
  </message>
  <message>
    <source>A path or name cannot hold line breaks.</source>
    <translation>Путь или имя не могут содержать переводов строки.</translation>
  </message>
  <message>
    <source>A percentile is a number from 0 to 100.</source>
    <translation>Процентиль — число от 0 до 100.</translation>
  </message>
  <message>
    <source>A picture can stand from 0.02 to 60 seconds.</source>
    <translation>Кадр может показываться от 0,02 до 60 секунд.</translation>
  </message>
  <message>
    <source>A picture of the series; the ending of the name says which kind.</source>
    <translation>Рисунок ряда; формат определяется расширением имени файла.</translation>
  </message>
  <message>
    <source>A pixel grid needs six finite numbers.</source>
    <translation>Для сетки пикселей нужны шесть конечных чисел.</translation>
  </message>
  <message>
    <source>A place is a point or a polygon.</source>
    <translation>Место — это точка или полигон.</translation>
  </message>
  <message>
    <source>A point or polygon for each place and time, which the temporal controller can play.</source>
    <translation>Точка или полигон для каждого места и времени; их может воспроизвести временной контроллер.</translation>
  </message>
  <message>
    <source>A processing baseline is written like 04.00.</source>
    <translation>Версия обработки записывается как 04.00.</translation>
  </message>
  <message>
    <source>A region is four numbers (west, south, east, north), or “canvas”.</source>
    <translation>Область — это четыре числа (запад, юг, восток, север) или «canvas».</translation>
  </message>
  <message>
    <source>A row for each task; nothing is written where empty.</source>
    <translation>По строке на задачу; если пусто, ничего не записывается.</translation>
  </message>
  <message>
    <source>A row for each zone and date, instead of one for each zone.</source>
    <translation>Строка для каждой зоны и даты вместо одной строки на зону.</translation>
  </message>
  <message>
    <source>A step is of 1 to {:,} days, weeks, months or years.</source>
    <translation>Шаг — от 1 до {:,} дней, недель, месяцев или лет.</translation>
  </message>
  <message>
    <source>A text that looks like a number stands in quotes; several values have commas between.</source>
    <translation>Текст, похожий на число, заключается в кавычки; несколько значений разделяются запятыми.</translation>
  </message>
  <message>
    <source>A total is not a minimum, maximum, percentile or number of days.</source>
    <translation>Сумма — это не минимум, не максимум, не процентиль и не число дней.</translation>
  </message>
  <message>
    <source>A transform needs its coordinate system.</source>
    <translation>Для преобразования нужна его система координат.</translation>
  </message>
  <message>
    <source>A zone has more than {} classes: areas are for images of classes, such as land cover.</source>
    <translation>В зоне больше {} классов: площади считаются по изображениям классов, например типов земного покрова.</translation>
  </message>
  <message>
    <source>ALL, or tasks in one state only.</source>
    <translation>ALL или задачи только в одном состоянии.</translation>
  </message>
  <message>
    <source>About…</source>
    <translation>О модуле…</translation>
  </message>
  <message>
    <source>Above 1 brightens the middle; 0.1 to 10.</source>
    <translation>Значения больше 1 осветляют средние тона; от 0,1 до 10.</translation>
  </message>
  <message>
    <source>Absolute</source>
    <translation>Абсолютное</translation>
  </message>
  <message>
    <source>Add a band with the number of clear pixels</source>
    <translation>Добавить канал с числом ясных пикселей</translation>
  </message>
  <message>
    <source>Add a map to the layout first, then insert what belongs to it.</source>
    <translation>Сначала добавьте в макет карту, затем вставляйте то, что к ней относится.</translation>
  </message>
  <message>
    <source>Add a vector layer whose features are the zones first.</source>
    <translation>Сначала добавьте векторный слой, объекты которого служат зонами.</translation>
  </message>
  <message>
    <source>Add an Earth Engine layer to the map first, from one of the panels.</source>
    <translation>Сначала добавьте на карту слой Earth Engine с одной из панелей.</translation>
  </message>
  <message>
    <source>Added after the factor; known of many datasets. One for all bands, or each.</source>
    <translation>Прибавляется после умножения; для многих наборов данных известно. Одно на все каналы или своё для каждого.</translation>
  </message>
  <message>
    <source>Adding a layer</source>
    <translation>Добавление слоя</translation>
  </message>
  <message>
    <source>Adding {}</source>
    <translation>Добавление: {}</translation>
  </message>
  <message>
    <source>Adding {}…</source>
    <translation>Добавление: {}…</translation>
  </message>
  <message>
    <source>Adding {}… ({} of {})</source>
    <translation>Добавление: {}… ({} из {})</translation>
  </message>
  <message>
    <source>Address of a sandbox that runs (else EE_WORKBENCH_URL)</source>
    <translation>Адрес работающей песочницы (иначе EE_WORKBENCH_URL)</translation>
  </message>
  <message>
    <source>Adds a cloud-masked composite of Sentinel-2 scenes, or a spectral index of it, as a layer.</source>
    <translation>Добавляет слой: композит сцен Sentinel-2 с маской облаков или спектральный индекс по нему.</translation>
  </message>
  <message>
    <source>Adds bands of any Earth Engine image collection, reduced over a period, as a layer.</source>
    <translation>Добавляет слой из каналов любой коллекции изображений Earth Engine, сведённых за период.</translation>
  </message>
  <message>
    <source>Adds daily climate projections (NEX-GDDP-CMIP6), reduced over a period, as a layer.</source>
    <translation>Добавляет слой суточных климатических проекций (NEX-GDDP-CMIP6), сведённых за период.</translation>
  </message>
  <message>
    <source>Adds features of an Earth Engine table, drawn with a line and a fill, as a layer.</source>
    <translation>Добавляет слой объектов таблицы Earth Engine, нарисованных линией и заливкой.</translation>
  </message>
  <message>
    <source>Age</source>
    <translation>Возраст</translation>
  </message>
  <message>
    <source>Agreement in sign</source>
    <translation>Согласие по знаку</translation>
  </message>
  <message>
    <source>Agreement in sign needs a change: choose a baseline.</source>
    <translation>Для согласия по знаку нужно изменение: выберите базовый период.</translation>
  </message>
  <message>
    <source>Agriculture</source>
    <translation>Сельское хозяйство</translation>
  </message>
  <message>
    <source>All</source>
    <translation>Все</translation>
  </message>
  <message>
    <source>All are lossless.</source>
    <translation>Все — без потерь.</translation>
  </message>
  <message>
    <source>All features</source>
    <translation>Все объекты</translation>
  </message>
  <message>
    <source>All features are zones.</source>
    <translation>Зонами служат все объекты.</translation>
  </message>
  <message>
    <source>All files (*)</source>
    <translation>Все файлы (*)</translation>
  </message>
  <message>
    <source>All images are masked there: choose another place, period or cloud mask.</source>
    <translation>Все изображения там замаскированы: выберите другое место, период или маску облаков.</translation>
  </message>
  <message>
    <source>All months</source>
    <translation>Все месяцы</translation>
  </message>
  <message>
    <source>All of the layers</source>
    <translation>Все слои</translation>
  </message>
  <message>
    <source>All {:,} tasks have ended well.</source>
    <translation>Все задачи завершены успешно: {:,}.</translation>
  </message>
  <message>
    <source>An Earth Engine with made-up data on your own computer. No account, no network needed.</source>
    <translation>Earth Engine с вымышленными данными на вашем компьютере. Ни аккаунт, ни сеть не нужны.</translation>
  </message>
  <message>
    <source>An export is under way. Wait for it, or cancel it.</source>
    <translation>Экспорт уже выполняется. Дождитесь его или отмените.</translation>
  </message>
  <message>
    <source>An image has no date to name its file.</source>
    <translation>У изображения нет даты для имени файла.</translation>
  </message>
  <message>
    <source>An image has no property “{}” to name its file.</source>
    <translation>У изображения нет свойства «{}» для имени файла.</translation>
  </message>
  <message>
    <source>An image, an image collection, a feature collection or a layer can be exported; this is “{}”.</source>
    <translation>Экспортировать можно изображение, коллекцию изображений, коллекцию объектов или слой, а это «{}».</translation>
  </message>
  <message>
    <source>Analysis</source>
    <translation>Анализ</translation>
  </message>
  <message>
    <source>And {} more periods, a layer each.</source>
    <translation>И ещё периодов: {}, по слою на каждый.</translation>
  </message>
  <message>
    <source>Animation {}</source>
    <translation>Анимация {}</translation>
  </message>
  <message>
    <source>Any three bands</source>
    <translation>Любые три канала</translation>
  </message>
  <message>
    <source>April</source>
    <translation>апрель</translation>
  </message>
  <message>
    <source>As a copied command has it; takes the place of point and features.</source>
    <translation>Как в скопированной команде; используется вместо точки и объектов.</translation>
  </message>
  <message>
    <source>As a copied command has it; takes the place of the extent.</source>
    <translation>Как в скопированной команде; заменяет охват.</translation>
  </message>
  <message>
    <source>As a layer</source>
    <translation>Как слой</translation>
  </message>
  <message>
    <source>As the Earth Engine data catalogue names it, or an asset of your own project.</source>
    <translation>Имя из каталога данных Earth Engine или ассет вашего проекта.</translation>
  </message>
  <message>
    <source>As the colour of lines, with two more digits for opacity: 00000000 fills nothing.</source>
    <translation>Как цвет линий, с двумя дополнительными цифрами непрозрачности: 00000000 — без заливки.</translation>
  </message>
  <message>
    <source>As the legend has it, such as degC or mm; known of many datasets.</source>
    <translation>Как в легенде, например degC или mm; для многих наборов данных известна.</translation>
  </message>
  <message>
    <source>As the table of scenes in the Sentinel-2 panel lists them.</source>
    <translation>В том виде, как в таблице сцен на панели Sentinel-2.</translation>
  </message>
  <message>
    <source>Asking for the maps…</source>
    <translation>Запрос карт…</translation>
  </message>
  <message>
    <source>Asynchronous functions and generators run at once here, from top to end.</source>
    <translation>Асинхронные функции и генераторы выполняются здесь сразу и до конца.</translation>
  </message>
  <message>
    <source>At most so many</source>
    <translation>Не более скольких</translation>
  </message>
  <message>
    <source>At most {} periods can be added at once.</source>
    <translation>За один раз можно добавить не более {} периодов.</translation>
  </message>
  <message>
    <source>At most {} properties can be filtered.</source>
    <translation>Фильтровать можно не более {} свойств.</translation>
  </message>
  <message>
    <source>At most {} scenes can be left out: choose shorter dates instead.</source>
    <translation>Исключить можно не более {} сцен: выберите более короткий период.</translation>
  </message>
  <message>
    <source>At most {} statistics can be computed at once.</source>
    <translation>За один раз можно вычислить не более {} статистик.</translation>
  </message>
  <message>
    <source>Attempts</source>
    <translation>Попытки</translation>
  </message>
  <message>
    <source>Attributes of the layer</source>
    <translation>Атрибуты слоя</translation>
  </message>
  <message>
    <source>August</source>
    <translation>август</translation>
  </message>
  <message>
    <source>B</source>
    <translation>Б</translation>
  </message>
  <message>
    <source>B&amp;ucket</source>
    <translation>&amp;Бакет</translation>
  </message>
  <message>
    <source>Band</source>
    <translation>Канал</translation>
  </message>
  <message>
    <source>Band of Cloud Score+</source>
    <translation>Канал Cloud Score+</translation>
  </message>
  <message>
    <source>Band to show, or three as red, green and blue</source>
    <translation>Показываемый канал или три: красный, зелёный и синий</translation>
  </message>
  <message>
    <source>Bands to write (all where empty)</source>
    <translation>Записываемые каналы (если пусто — все)</translation>
  </message>
  <message>
    <source>Bands whose pixels are arrays cannot be downloaded. Flatten them first.</source>
    <translation>Каналы, пиксели которых — массивы, загрузить нельзя. Сначала разверните их.</translation>
  </message>
  <message>
    <source>Bands, separated by commas</source>
    <translation>Каналы, через запятую</translation>
  </message>
  <message>
    <source>Bands, separated by commas (all where empty)</source>
    <translation>Каналы, через запятую (если пусто — все)</translation>
  </message>
  <message>
    <source>Baseline</source>
    <translation>Версия</translation>
  </message>
  <message>
    <source>Bathymetric</source>
    <translation>Батиметрия</translation>
  </message>
  <message>
    <source>Being cancelled</source>
    <translation>Отменяется</translation>
  </message>
  <message>
    <source>Between 1 and {} requests can be under way.</source>
    <translation>Одновременно может выполняться от 1 до {} запросов.</translation>
  </message>
  <message>
    <source>Bookmark</source>
    <translation>Закладка</translation>
  </message>
  <message>
    <source>Borders</source>
    <translation>Границы</translation>
  </message>
  <message>
    <source>Boundaries: districts drawn in a style</source>
    <translation>Границы: районы с оформлением</translation>
  </message>
  <message>
    <source>Bringing Earth Engine layers back</source>
    <translation>Восстановление слоёв Earth Engine</translation>
  </message>
  <message>
    <source>By decades</source>
    <translation>По десятилетиям</translation>
  </message>
  <message>
    <source>By months</source>
    <translation>По месяцам</translation>
  </message>
  <message>
    <source>By seasons</source>
    <translation>По сезонам</translation>
  </message>
  <message>
    <source>By the metadata of the whole scene. Empty takes all of them: the mask removes their clouds.</source>
    <translation>По метаданным всей сцены. Если пусто, берутся все сцены: их облака убирает маска.</translation>
  </message>
  <message>
    <source>By years</source>
    <translation>По годам</translation>
  </message>
  <message>
    <source>CMIP6</source>
    <translation>CMIP6</translation>
  </message>
  <message>
    <source>CMIP6 layer</source>
    <translation>Слой CMIP6</translation>
  </message>
  <message>
    <source>COG is a GeoTIFF that can be read in parts over the network.</source>
    <translation>COG — это GeoTIFF, который можно читать по сети частями.</translation>
  </message>
  <message>
    <source>COPERNICUS/S2_SR_HARMONIZED: surface reflectance. S2_HARMONIZED: top of atmosphere.</source>
    <translation>COPERNICUS/S2_SR_HARMONIZED: отражение от поверхности. S2_HARMONIZED: верхняя граница атмосферы.</translation>
  </message>
  <message>
    <source>CSV file</source>
    <translation>Файл CSV</translation>
  </message>
  <message>
    <source>CSV files (*.csv)</source>
    <translation>Файлы CSV (*.csv)</translation>
  </message>
  <message>
    <source>CSV with a column of times in UTC and one for each series.</source>
    <translation>CSV со столбцом времени (UTC) и столбцом для каждого ряда.</translation>
  </message>
  <message>
    <source>Call this from QGIS' main thread.</source>
    <translation>Вызывайте это из главного потока QGIS.</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>Отмена</translation>
  </message>
  <message>
    <source>Cancel 1 task?</source>
    <translation>Отменить 1 задачу?</translation>
  </message>
  <message>
    <source>Cancel tasks</source>
    <translation>Отменить задачи</translation>
  </message>
  <message>
    <source>Cancel {:,} tasks?</source>
    <translation>Отменить задачи ({:,})?</translation>
  </message>
  <message>
    <source>Cancelled</source>
    <translation>Отменена</translation>
  </message>
  <message>
    <source>Cancelled.</source>
    <translation>Отменено.</translation>
  </message>
  <message>
    <source>Cancelled. What was downloaded is kept.</source>
    <translation>Отменено. Загруженное сохранено.</translation>
  </message>
  <message>
    <source>Cancelled: {}</source>
    <translation>Отменено: {}</translation>
  </message>
  <message>
    <source>Cancelling</source>
    <translation>Отменяется</translation>
  </message>
  <message>
    <source>Cancelling tasks</source>
    <translation>Отмена задач</translation>
  </message>
  <message>
    <source>Cancels the project's export tasks that wait or run and whose name holds a text.</source>
    <translation>Отменяет ожидающие и выполняющиеся задачи экспорта проекта, имя которых содержит текст.</translation>
  </message>
  <message>
    <source>Cancels the tasks that wait or run and whose description or name holds the text; * cancels all of them. Tasks that have ended are left alone.</source>
    <translation>Отменяет ожидающие и выполняющиеся задачи, описание или имя которых содержит текст; * отменяет все. Завершённые задачи не затрагиваются.</translation>
  </message>
  <message>
    <source>Change as</source>
    <translation>Изменение как</translation>
  </message>
  <message>
    <source>Change from: first year of the baseline</source>
    <translation>Изменение от: первый год базового периода</translation>
  </message>
  <message>
    <source>Change from: last year of the baseline</source>
    <translation>Изменение от: последний год базового периода</translation>
  </message>
  <message>
    <source>Change of {}</source>
    <translation>Изменение ({})</translation>
  </message>
  <message>
    <source>Chart</source>
    <translation>График</translation>
  </message>
  <message>
    <source>Chart: {}</source>
    <translation>График: {}</translation>
  </message>
  <message>
    <source>Charts are written as {}: choose one of these endings.</source>
    <translation>Графики сохраняются в форматах {}: выберите одно из этих расширений.</translation>
  </message>
  <message>
    <source>Charts need matplotlib, which QGIS usually brings along: install it, then try again.</source>
    <translation>Для графиков нужна библиотека matplotlib, которая обычно поставляется с QGIS: установите её и повторите попытку.</translation>
  </message>
  <message>
    <source>Checking the file…</source>
    <translation>Проверка файла…</translation>
  </message>
  <message>
    <source>Choose Drive, Cloud Storage, an asset or this computer.</source>
    <translation>Выберите Drive, Cloud Storage, ассет или этот компьютер.</translation>
  </message>
  <message>
    <source>Choose a CSV file, a GeoPackage, or attributes of the layer.</source>
    <translation>Выберите файл CSV, GeoPackage или атрибуты слоя.</translation>
  </message>
  <message>
    <source>Choose a bookmark.</source>
    <translation>Выберите закладку.</translation>
  </message>
  <message>
    <source>Choose a coordinate reference system.</source>
    <translation>Выберите систему координат.</translation>
  </message>
  <message>
    <source>Choose a day from 1 to {}: every month has these.</source>
    <translation>Выберите день от 1 до {}: они есть в каждом месяце.</translation>
  </message>
  <message>
    <source>Choose a day of the week.</source>
    <translation>Выберите день недели.</translation>
  </message>
  <message>
    <source>Choose a file with polygons</source>
    <translation>Выберите файл с полигонами</translation>
  </message>
  <message>
    <source>Choose a file with polygons.</source>
    <translation>Выберите файл с полигонами.</translation>
  </message>
  <message>
    <source>Choose a layer for the map, or enter a recipe.</source>
    <translation>Выберите слой для карты или введите рецепт.</translation>
  </message>
  <message>
    <source>Choose a layer for the map.</source>
    <translation>Выберите слой для карты.</translation>
  </message>
  <message>
    <source>Choose a layer of zones or a table on Earth Engine, not both.</source>
    <translation>Выберите слой зон или таблицу Earth Engine, но не то и другое.</translation>
  </message>
  <message>
    <source>Choose a layer or a CSV file for the rows.</source>
    <translation>Выберите слой или файл CSV для строк.</translation>
  </message>
  <message>
    <source>Choose a layer that comes from Earth Engine, or enter a recipe.</source>
    <translation>Выберите слой из Earth Engine или введите рецепт.</translation>
  </message>
  <message>
    <source>Choose a layer that has an extent and a coordinate system.</source>
    <translation>Выберите слой с охватом и системой координат.</translation>
  </message>
  <message>
    <source>Choose a layer that the Workbench has made, or give a recipe.</source>
    <translation>Выберите слой, созданный Workbench, или задайте рецепт.</translation>
  </message>
  <message>
    <source>Choose a layer, then click the map.</source>
    <translation>Выберите слой, затем щёлкните по карте.</translation>
  </message>
  <message>
    <source>Choose a place: click the map, or enter longitude and latitude; {:,} places at most.</source>
    <translation>Выберите место: щёлкните по карте или введите долготу и широту; не более {:,} мест.</translation>
  </message>
  <message>
    <source>Choose a polygon layer.</source>
    <translation>Выберите полигональный слой.</translation>
  </message>
  <message>
    <source>Choose a raster layer with pixels and a coordinate system.</source>
    <translation>Выберите растровый слой с пикселями и системой координат.</translation>
  </message>
  <message>
    <source>Choose a region: scenes are looked for there.</source>
    <translation>Выберите область: сцены ищутся в ней.</translation>
  </message>
  <message>
    <source>Choose a resolution of {} to {} dpi.</source>
    <translation>Выберите разрешение от {} до {} dpi.</translation>
  </message>
  <message>
    <source>Choose a scenario of the collection.</source>
    <translation>Выберите сценарий из коллекции.</translation>
  </message>
  <message>
    <source>Choose a scenario.</source>
    <translation>Выберите сценарий.</translation>
  </message>
  <message>
    <source>Choose a size on paper above 0 mm.</source>
    <translation>Выберите размер на бумаге больше 0 мм.</translation>
  </message>
  <message>
    <source>Choose a statistic over time.</source>
    <translation>Выберите статистику по времени.</translation>
  </message>
  <message>
    <source>Choose a template.</source>
    <translation>Выберите шаблон.</translation>
  </message>
  <message>
    <source>Choose a variable.</source>
    <translation>Выберите переменную.</translation>
  </message>
  <message>
    <source>Choose absolute change or percent.</source>
    <translation>Выберите абсолютное изменение или проценты.</translation>
  </message>
  <message>
    <source>Choose all the models in the list that can be chosen</source>
    <translation>Выбрать все модели списка, которые можно выбрать</translation>
  </message>
  <message>
    <source>Choose an index of the list.</source>
    <translation>Выберите индекс из списка.</translation>
  </message>
  <message>
    <source>Choose at least one band, and {} at most.</source>
    <translation>Выберите хотя бы один канал, но не более {}.</translation>
  </message>
  <message>
    <source>Choose at least one model.</source>
    <translation>Выберите хотя бы одну модель.</translation>
  </message>
  <message>
    <source>Choose at least one statistic.</source>
    <translation>Выберите хотя бы одну статистику.</translation>
  </message>
  <message>
    <source>Choose at most {} models.</source>
    <translation>Моделей может быть не более {}.</translation>
  </message>
  <message>
    <source>Choose at most {} scenarios.</source>
    <translation>Сценариев может быть не более {}.</translation>
  </message>
  <message>
    <source>Choose bands of these: {}.</source>
    <translation>Выберите каналы из этих: {}.</translation>
  </message>
  <message>
    <source>Choose between {:g} and {:g} dpi.</source>
    <translation>Выберите от {:g} до {:g} dpi.</translation>
  </message>
  <message>
    <source>Choose days, weeks, months or years.</source>
    <translation>Выберите дни, недели, месяцы или годы.</translation>
  </message>
  <message>
    <source>Choose each band and scenario once.</source>
    <translation>Каждый канал и сценарий выбирайте один раз.</translation>
  </message>
  <message>
    <source>Choose how clouds are masked.</source>
    <translation>Выберите, как маскируются облака.</translation>
  </message>
  <message>
    <source>Choose how often the job runs.</source>
    <translation>Выберите, как часто выполнять задание.</translation>
  </message>
  <message>
    <source>Choose how overviews are made: {}.</source>
    <translation>Выберите, как строятся пирамиды: {}.</translation>
  </message>
  <message>
    <source>Choose how several models are drawn.</source>
    <translation>Выберите, как отображаются несколько моделей.</translation>
  </message>
  <message>
    <source>Choose how the features are drawn.</source>
    <translation>Выберите, как отображаются объекты.</translation>
  </message>
  <message>
    <source>Choose how the images are combined.</source>
    <translation>Выберите, как объединяются изображения.</translation>
  </message>
  <message>
    <source>Choose how the models are combined.</source>
    <translation>Выберите, как объединяются модели.</translation>
  </message>
  <message>
    <source>Choose how the pixels of a polygon become one value.</source>
    <translation>Выберите, как пиксели полигона сводятся к одному значению.</translation>
  </message>
  <message>
    <source>Choose how the property “{}” is compared.</source>
    <translation>Выберите, как сравнивается свойство «{}».</translation>
  </message>
  <message>
    <source>Choose how the scenes are combined.</source>
    <translation>Выберите, как объединяются сцены.</translation>
  </message>
  <message>
    <source>Choose how the values are smoothed.</source>
    <translation>Выберите, как сглаживаются значения.</translation>
  </message>
  <message>
    <source>Choose how the values of a step become one.</source>
    <translation>Выберите, как значения шага сводятся к одному.</translation>
  </message>
  <message>
    <source>Choose models</source>
    <translation>Выбрать модели</translation>
  </message>
  <message>
    <source>Choose months, seasons, years or decades.</source>
    <translation>Выберите месяцы, сезоны, годы или десятилетия.</translation>
  </message>
  <message>
    <source>Choose no model</source>
    <translation>Не выбирать ни одной модели</translation>
  </message>
  <message>
    <source>Choose one band, or three for red, green and blue.</source>
    <translation>Выберите один канал или три: для красного, зелёного и синего.</translation>
  </message>
  <message>
    <source>Choose one of the data types: {}.</source>
    <translation>Выберите один из типов данных: {}.</translation>
  </message>
  <message>
    <source>Choose one of the formats: {}.</source>
    <translation>Выберите один из форматов: {}.</translation>
  </message>
  <message>
    <source>Choose one of these: {}.</source>
    <translation>Выберите одно из: {}.</translation>
  </message>
  <message>
    <source>Choose scene classes from the list.</source>
    <translation>Выберите классы сцены из списка.</translation>
  </message>
  <message>
    <source>Choose several models first.</source>
    <translation>Сначала выберите несколько моделей.</translation>
  </message>
  <message>
    <source>Choose the JSON key file of the service account.</source>
    <translation>Выберите JSON-файл ключа сервисного аккаунта.</translation>
  </message>
  <message>
    <source>Choose the band of Cloud Score+.</source>
    <translation>Выберите канал Cloud Score+.</translation>
  </message>
  <message>
    <source>Choose the file to write.</source>
    <translation>Выберите файл для записи.</translation>
  </message>
  <message>
    <source>Choose the folder for the files.</source>
    <translation>Выберите папку для файлов.</translation>
  </message>
  <message>
    <source>Choose the folder where your exported files are found on this computer.</source>
    <translation>Укажите папку, где на этом компьютере находятся экспортированные файлы.</translation>
  </message>
  <message>
    <source>Choose the layer whose features are the zones.</source>
    <translation>Выберите слой, объекты которого служат зонами.</translation>
  </message>
  <message>
    <source>Choose the program and the folder of the job.</source>
    <translation>Выберите программу и папку задания.</translation>
  </message>
  <message>
    <source>Choose the properties that are to be filtered.</source>
    <translation>Выберите свойства для фильтра.</translation>
  </message>
  <message>
    <source>Choose the sandbox, a Google account or a service account.</source>
    <translation>Выберите песочницу, аккаунт Google или сервисный аккаунт.</translation>
  </message>
  <message>
    <source>Choose the shape of points.</source>
    <translation>Выберите форму точек.</translation>
  </message>
  <message>
    <source>Choose the standard or the high-volume endpoint.</source>
    <translation>Выберите стандартную точку доступа или точку для больших объёмов.</translation>
  </message>
  <message>
    <source>Choose the zones: a vector layer, or a table on Earth Engine.</source>
    <translation>Выберите зоны: векторный слой или таблицу Earth Engine.</translation>
  </message>
  <message>
    <source>Choose three bands.</source>
    <translation>Выберите три канала.</translation>
  </message>
  <message>
    <source>Choose what is shown.</source>
    <translation>Выберите, что показывать.</translation>
  </message>
  <message>
    <source>Choose what the layer is clipped to.</source>
    <translation>Выберите, по чему обрезать слой.</translation>
  </message>
  <message>
    <source>Choose what to export: the image, every image, or a table.</source>
    <translation>Выберите, что экспортировать: изображение, каждое изображение или таблицу.</translation>
  </message>
  <message>
    <source>Choose whether the id is of an image collection or of one image.</source>
    <translation>Укажите, чей это id: коллекции изображений или одного изображения.</translation>
  </message>
  <message>
    <source>Choose whether the layer is clipped.</source>
    <translation>Выберите, обрезается ли слой.</translation>
  </message>
  <message>
    <source>Classification: water, forest and open land</source>
    <translation>Классификация: вода, лес и открытая земля</translation>
  </message>
  <message>
    <source>Click corners on the map; a right click or a double click ends</source>
    <translation>Щёлкайте вершины на карте; правый или двойной щелчок — закончить</translation>
  </message>
  <message>
    <source>Click to try again.</source>
    <translation>Щёлкните, чтобы повторить попытку.</translation>
  </message>
  <message>
    <source>Climate</source>
    <translation>Климат</translation>
  </message>
  <message>
    <source>Climate: how much warmer March becomes</source>
    <translation>Климат: насколько потеплеет март</translation>
  </message>
  <message>
    <source>Climatology</source>
    <translation>Климатология</translation>
  </message>
  <message>
    <source>Clip</source>
    <translation>Обрезка</translation>
  </message>
  <message>
    <source>Clip to</source>
    <translation>Обрезать по</translation>
  </message>
  <message>
    <source>Clip to features of this table</source>
    <translation>Обрезать по объектам этой таблицы</translation>
  </message>
  <message>
    <source>Close</source>
    <translation>Закрыть</translation>
  </message>
  <message>
    <source>Cloud %</source>
    <translation>Облака %</translation>
  </message>
  <message>
    <source>Cloud Optimized GeoTIFF</source>
    <translation>Cloud Optimized GeoTIFF</translation>
  </message>
  <message>
    <source>Cloud Score+ ({} ≥ {:g})</source>
    <translation>Cloud Score+ ({} ≥ {:g})</translation>
  </message>
  <message>
    <source>Cloud Storage</source>
    <translation>Cloud Storage</translation>
  </message>
  <message>
    <source>Cloud Storage bucket {}</source>
    <translation>бакет Cloud Storage {}</translation>
  </message>
  <message>
    <source>Cloud project (else EE_WORKBENCH_PROJECT, or the key's own)</source>
    <translation>Проект Cloud (иначе EE_WORKBENCH_PROJECT или проект ключа)</translation>
  </message>
  <message>
    <source>Clouds are masked by</source>
    <translation>Как маскировать облака</translation>
  </message>
  <message>
    <source>Clouds can grow by 0 to {:g} metres.</source>
    <translation>Облака можно расширить на 0–{:g} метров.</translation>
  </message>
  <message>
    <source>Collections</source>
    <translation>Коллекции</translation>
  </message>
  <message>
    <source>Colour infrared</source>
    <translation>Ложные цвета (ИК)</translation>
  </message>
  <message>
    <source>Colour of areas</source>
    <translation>Цвет заливки</translation>
  </message>
  <message>
    <source>Colour of lines and points</source>
    <translation>Цвет линий и точек</translation>
  </message>
  <message>
    <source>Colours are written like red, #ff0000 or, with opacity, #ff000080.</source>
    <translation>Цвета записываются как red, #ff0000 или, с непрозрачностью, #ff000080.</translation>
  </message>
  <message>
    <source>Colours of the ramp. default: what suits the values.</source>
    <translation>Цвета ряда. default: подходящие для значений.</translation>
  </message>
  <message>
    <source>Column of the table that tells its features apart, such as country_na.</source>
    <translation>Столбец таблицы, различающий её объекты, например country_na.</translation>
  </message>
  <message>
    <source>Columns of a table, separated by commas (all where empty)</source>
    <translation>Столбцы таблицы, через запятую (если пусто — все)</translation>
  </message>
  <message>
    <source>Columns of the zones to keep (all where empty, none: -)</source>
    <translation>Сохраняемые столбцы зон (если пусто — все, ни одного: -)</translation>
  </message>
  <message>
    <source>Columns, separated by commas (all where empty)</source>
    <translation>Столбцы, через запятую (если пусто — все)</translation>
  </message>
  <message>
    <source>Combines the clear pixels of all scenes of a region and period, and adds the picture, a spectral index or an expression with bands as names as a layer that Earth Engine draws.

Periods are written like 2024, 2024-06, 2024-06-01 to 2024-08-31 or last 30 days. The region is an extent, or the polygons of a layer, which take its place. The layer can be edited again in the Sentinel-2 panel.</source>
    <translation>Объединяет ясные пиксели всех сцен области и периода и добавляет изображение, спектральный индекс или выражение с именами каналов в виде слоя, который рисует Earth Engine.

Периоды записываются как 2024, 2024-06, 2024-06-01 to 2024-08-31 или last 30 days. Область — это охват или полигоны слоя, которые его заменяют. Слой можно снова изменить на панели Sentinel-2.</translation>
  </message>
  <message>
    <source>Command for another s&amp;hell</source>
    <translation>Команда для другой &amp;оболочки</translation>
  </message>
  <message>
    <source>Compression</source>
    <translation>Сжатие</translation>
  </message>
  <message>
    <source>Computes a statistic over the days of a period for one or several climate models, or its change against years of the historical run, and adds it as a layer that Earth Engine draws.

Months run from the first to the last month, over the end of the year where the last one comes before the first (December to February belong to the year in which they end). Several models are combined as the ensemble says. The layer can be edited again in the CMIP6 panel.</source>
    <translation>Вычисляет статистику по дням периода для одной или нескольких климатических моделей либо её изменение относительно лет исторического расчёта и добавляет её как слой, который рисует Earth Engine.

Месяцы идут от первого к последнему, через конец года, если последний стоит раньше первого (декабрь — февраль относятся к году, в котором они заканчиваются). Несколько моделей объединяются, как задано параметром ансамбля. Слой можно снова изменить на панели CMIP6.</translation>
  </message>
  <message>
    <source>Computes statistics of a layer, or of a recipe as text (as the console's wb.recipe().json() gives it), within the features of a vector layer or of a table on Earth Engine: of its image, or of every image of the collection behind it, a row for each feature and date.

Each pixel counts by the part of it that lies within a polygon; without weights it counts wholly where its centre does. Without a scale the images' own pixels are taken. Features without a usable shape keep their row, without values. “area” gives the square metres of each class; a histogram is written like 0, 1, 10: least and greatest value, and how many classes.

Names of columns may hold {statistic} and {band}.</source>
    <translation>Вычисляет статистику слоя или рецепта в виде текста (как его выдаёт wb.recipe().json() в консоли) в пределах объектов векторного слоя или таблицы Earth Engine: по его изображению или по каждому изображению его коллекции, по строке на каждый объект и дату.

Каждый пиксель учитывается той частью, которая лежит в полигоне; без весов — целиком, если внутри лежит его центр. Если размер пикселя не задан, берутся пиксели самих изображений. Объекты без пригодной геометрии сохраняют свою строку, но без значений. «area» даёт квадратные метры каждого класса; гистограмма записывается как 0, 1, 10: наименьшее и наибольшее значение и число классов.

Имена столбцов могут содержать {statistic} и {band}.</translation>
  </message>
  <message>
    <source>Computes statistics of an Earth Engine layer or recipe within polygons, lines or points.</source>
    <translation>Вычисляет статистику слоя или рецепта Earth Engine внутри полигонов, линий или точек.</translation>
  </message>
  <message>
    <source>Computes the layers once for the page's own pixels; else their tiles are printed.</source>
    <translation>Слои вычисляются один раз для пикселей самой страницы; иначе печатаются их тайлы.</translation>
  </message>
  <message>
    <source>Connect to Earth Engine</source>
    <translation>Подключитесь к Earth Engine</translation>
  </message>
  <message>
    <source>Connect to Earth Engine first.</source>
    <translation>Сначала подключитесь к Earth Engine.</translation>
  </message>
  <message>
    <source>Connected to project {project} as {account}.</source>
    <translation>Подключено к проекту {project} как {account}.</translation>
  </message>
  <message>
    <source>Connected to the sandbox at {url}. Its data are samples, not for science.</source>
    <translation>Подключено к песочнице {url}. Её данные тестовые, не для науки.</translation>
  </message>
  <message>
    <source>Connecting to Earth Engine</source>
    <translation>Подключение к Earth Engine</translation>
  </message>
  <message>
    <source>Connecting…</source>
    <translation>Подключение…</translation>
  </message>
  <message>
    <source>Connection</source>
    <translation>Подключение</translation>
  </message>
  <message>
    <source>Convert a Code Editor script</source>
    <translation>Преобразовать скрипт Code Editor</translation>
  </message>
  <message>
    <source>Coordinate system</source>
    <translation>Система координат</translation>
  </message>
  <message>
    <source>Copied</source>
    <translation>Скопировано</translation>
  </message>
  <message>
    <source>Copy as Python</source>
    <translation>Копировать как Python</translation>
  </message>
  <message>
    <source>Copy versions</source>
    <translation>Копировать версии</translation>
  </message>
  <message>
    <source>Counted from today</source>
    <translation>Отсчёт от сегодня</translation>
  </message>
  <message>
    <source>Country borders</source>
    <translation>Границы стран</translation>
  </message>
  <message>
    <source>Covers %</source>
    <translation>Покрытие %</translation>
  </message>
  <message>
    <source>DJF</source>
    <translation>DJF</translation>
  </message>
  <message>
    <source>Daily maximum temperature</source>
    <translation>Суточный максимум температуры</translation>
  </message>
  <message>
    <source>Daily minimum temperature</source>
    <translation>Суточный минимум температуры</translation>
  </message>
  <message>
    <source>Dark pixels where clouds throw their shadows are masked as well.</source>
    <translation>Маскируются и тёмные пиксели там, куда падают тени облаков.</translation>
  </message>
  <message>
    <source>Data type</source>
    <translation>Тип данных</translation>
  </message>
  <message>
    <source>Date</source>
    <translation>Дата</translation>
  </message>
  <message>
    <source>Dates</source>
    <translation>Даты</translation>
  </message>
  <message>
    <source>Days above</source>
    <translation>Дни выше порога</translation>
  </message>
  <message>
    <source>Days above {}</source>
    <translation>Дни выше {}</translation>
  </message>
  <message>
    <source>Days below</source>
    <translation>Дни ниже порога</translation>
  </message>
  <message>
    <source>Days below {}</source>
    <translation>Дни ниже {}</translation>
  </message>
  <message>
    <source>Days can be had of one model at a time: choose a single model.</source>
    <translation>Данные по дням доступны только для одной модели: выберите одну.</translation>
  </message>
  <message>
    <source>Days with {} above {}</source>
    <translation>Дни, когда {} выше {}</translation>
  </message>
  <message>
    <source>Days with {} below {}</source>
    <translation>Дни, когда {} ниже {}</translation>
  </message>
  <message>
    <source>Decade</source>
    <translation>Десятилетие</translation>
  </message>
  <message>
    <source>December</source>
    <translation>декабрь</translation>
  </message>
  <message>
    <source>Default</source>
    <translation>По умолчанию</translation>
  </message>
  <message>
    <source>Description</source>
    <translation>Описание</translation>
  </message>
  <message>
    <source>Destination</source>
    <translation>Назначение</translation>
  </message>
  <message>
    <source>Details</source>
    <translation>Подробности</translation>
  </message>
  <message>
    <source>Did you mean “{near}”?</source>
    <translation>Возможно, «{near}»?</translation>
  </message>
  <message>
    <source>Disconnect</source>
    <translation>Отключить</translation>
  </message>
  <message>
    <source>Disconnecting from Earth Engine</source>
    <translation>Отключение от Earth Engine</translation>
  </message>
  <message>
    <source>Divides the period of the first recipe into months, seasons, years or decades.</source>
    <translation>Делит период первого рецепта на месяцы, сезоны, годы или десятилетия.</translation>
  </message>
  <message>
    <source>Documentation</source>
    <translation>Документация</translation>
  </message>
  <message>
    <source>Done</source>
    <translation>Готово</translation>
  </message>
  <message>
    <source>Dots per inch; 300 for print, 96 for screens.</source>
    <translation>Точек на дюйм; 300 для печати, 96 для экрана.</translation>
  </message>
  <message>
    <source>Download a layer or recipe</source>
    <translation>Загрузить слой или рецепт</translation>
  </message>
  <message>
    <source>Download an image collection</source>
    <translation>Загрузить коллекцию изображений</translation>
  </message>
  <message>
    <source>Downloading {}</source>
    <translation>Загрузка: {}</translation>
  </message>
  <message>
    <source>Downloading…</source>
    <translation>Загрузка…</translation>
  </message>
  <message>
    <source>Downloads</source>
    <translation>Загрузки</translation>
  </message>
  <message>
    <source>Drag a rectangle on the map</source>
    <translation>Протяните прямоугольник на карте</translation>
  </message>
  <message>
    <source>Draw a polygon on the map</source>
    <translation>Нарисовать полигон на карте</translation>
  </message>
  <message>
    <source>Draw a rectangle on the map</source>
    <translation>Нарисовать прямоугольник на карте</translation>
  </message>
  <message>
    <source>Drawing a chart</source>
    <translation>Построение графика</translation>
  </message>
  <message>
    <source>Drawn polygon</source>
    <translation>Полигон на карте</translation>
  </message>
  <message>
    <source>Drawn rectangle</source>
    <translation>Прямоугольник на карте</translation>
  </message>
  <message>
    <source>Drawn where the table has points.</source>
    <translation>Рисуется там, где в таблице точки.</translation>
  </message>
  <message>
    <source>Draws the features of a table, such as countries or districts, and adds the picture as a layer that Earth Engine draws.

Filters are written like ADM1_NAME == Karnataka; ADM0_NAME == India, with a semicolon between them. Colours are names, or hexadecimal digits of red, green, blue and, if wanted, opacity.</source>
    <translation>Рисует объекты таблицы, например страны или районы, и добавляет изображение как слой, который рисует Earth Engine.

Фильтры записываются как ADM1_NAME == Karnataka; ADM0_NAME == India, через точку с запятой. Цвета — это имена или шестнадцатеричные цифры красного, зелёного, синего и, если нужно, непрозрачности.</translation>
  </message>
  <message>
    <source>Drive</source>
    <translation>Drive</translation>
  </message>
  <message>
    <source>Drive folder {}</source>
    <translation>папка Drive {}</translation>
  </message>
  <message>
    <source>Drive takes the name of one folder, without slashes.</source>
    <translation>Для Drive укажите имя одной папки, без косых черт.</translation>
  </message>
  <message>
    <source>E</source>
    <translation>в.д.</translation>
  </message>
  <message>
    <source>EECU</source>
    <translation>EECU</translation>
  </message>
  <message>
    <source>Each band can be chosen once, and at most {} of them.</source>
    <translation>Каждый канал можно выбрать один раз; всего не более {}.</translation>
  </message>
  <message>
    <source>Each model can be chosen once.</source>
    <translation>Каждую модель можно выбрать один раз.</translation>
  </message>
  <message>
    <source>Each point or polygon is a place with a series of its own.</source>
    <translation>Каждая точка или полигон — место со своим рядом.</translation>
  </message>
  <message>
    <source>Each value can be given once.</source>
    <translation>Каждое значение можно указать один раз.</translation>
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
    <translation>Earth Engine Workbench: {}</translation>
  </message>
  <message>
    <source>Earth Engine asset</source>
    <translation>Ассет Earth Engine</translation>
  </message>
  <message>
    <source>Earth Engine cannot draw this layer here (HTTP {}). Zoom in, or edit its recipe.</source>
    <translation>Earth Engine не может отобразить слой в этом месте (HTTP {}). Увеличьте масштаб или измените рецепт.</translation>
  </message>
  <message>
    <source>Earth Engine could not compute this.</source>
    <translation>Earth Engine не смог это вычислить.</translation>
  </message>
  <message>
    <source>Earth Engine does not tell the type of a band's pixels.</source>
    <translation>Earth Engine не сообщает тип пикселей канала.</translation>
  </message>
  <message>
    <source>Earth Engine gave other zones than it was asked for. Try again.</source>
    <translation>Earth Engine вернул не те зоны, что были запрошены. Повторите попытку.</translation>
  </message>
  <message>
    <source>Earth Engine has too many requests now. Wait a minute, then try again.</source>
    <translation>У Earth Engine сейчас слишком много запросов. Подождите минуту и повторите попытку.</translation>
  </message>
  <message>
    <source>Earth Engine is not available now. Try again in a while.</source>
    <translation>Earth Engine сейчас недоступен. Повторите попытку позже.</translation>
  </message>
  <message>
    <source>Earth Engine table</source>
    <translation>Таблица Earth Engine</translation>
  </message>
  <message>
    <source>Earth Engine's collection does not have this scenario.</source>
    <translation>В коллекции Earth Engine этого сценария нет.</translation>
  </message>
  <message>
    <source>Earth Engine: {}. Click to change.</source>
    <translation>Earth Engine: {}. Щёлкните, чтобы изменить.</translation>
  </message>
  <message>
    <source>Edge</source>
    <translation>Край</translation>
  </message>
  <message>
    <source>Edge of the world map</source>
    <translation>Край карты мира</translation>
  </message>
  <message>
    <source>Edit recipe…</source>
    <translation>Изменить рецепт…</translation>
  </message>
  <message>
    <source>Else a pixel counts wholly where its centre lies inside.</source>
    <translation>Иначе пиксель учитывается целиком, если внутри лежит его центр.</translation>
  </message>
  <message>
    <source>Else a task that was submitted before, and is the same, is not started again.</source>
    <translation>Иначе такая же уже отправленная задача не запускается снова.</translation>
  </message>
  <message>
    <source>Else the whole box of the region is written.</source>
    <translation>Иначе записывается весь охватывающий прямоугольник области.</translation>
  </message>
  <message>
    <source>Enter a part of the tasks' names, or * for all.</source>
    <translation>Введите часть имени задач или * для всех.</translation>
  </message>
  <message>
    <source>Enter a time such as 06:30.</source>
    <translation>Введите время в виде 06:30.</translation>
  </message>
  <message>
    <source>Enter dates such as 2024-06-01.</source>
    <translation>Введите даты в виде 2024-06-01.</translation>
  </message>
  <message>
    <source>Enter longitude and latitude in degrees, such as 82.6076, 27.1635.</source>
    <translation>Введите долготу и широту в градусах, например 82.6076, 27.1635.</translation>
  </message>
  <message>
    <source>Enter one number for all bands, or one for each.</source>
    <translation>Введите одно число для всех каналов или по одному для каждого.</translation>
  </message>
  <message>
    <source>Enter the id of a table, such as FAO/GAUL_SIMPLIFIED_500m/2015/level2.</source>
    <translation>Введите id таблицы, например FAO/GAUL_SIMPLIFIED_500m/2015/level2.</translation>
  </message>
  <message>
    <source>Enter the id of a table, such as USDOS/LSIB_SIMPLE/2017.</source>
    <translation>Введите id таблицы, например USDOS/LSIB_SIMPLE/2017.</translation>
  </message>
  <message>
    <source>Enter the id of an image collection, such as IDAHO_EPSCOR/TERRACLIMATE.</source>
    <translation>Введите id коллекции изображений, например IDAHO_EPSCOR/TERRACLIMATE.</translation>
  </message>
  <message>
    <source>Enter the id of an image collection.</source>
    <translation>Введите id коллекции изображений.</translation>
  </message>
  <message>
    <source>Enter the id of the table that holds the boundaries.</source>
    <translation>Введите id таблицы с границами.</translation>
  </message>
  <message>
    <source>Enter the id of your Google Cloud project.</source>
    <translation>Введите id проекта Google Cloud.</translation>
  </message>
  <message>
    <source>Enter the name of the property that is to be filtered.</source>
    <translation>Введите имя свойства для фильтра.</translation>
  </message>
  <message>
    <source>Enter the names of the bands.</source>
    <translation>Введите имена каналов.</translation>
  </message>
  <message>
    <source>Enter the names of the features that the layer is clipped to.</source>
    <translation>Введите имена объектов, по которым обрезается слой.</translation>
  </message>
  <message>
    <source>Enter the property of the table that names its features.</source>
    <translation>Введите свойство таблицы, в котором записаны имена объектов.</translation>
  </message>
  <message>
    <source>Enter the threshold that days are compared with.</source>
    <translation>Введите порог, с которым сравниваются дни.</translation>
  </message>
  <message>
    <source>Enter the value that “{}” is compared with.</source>
    <translation>Введите значение, с которым сравнивается «{}».</translation>
  </message>
  <message>
    <source>Enter the values that “{}” can have, separated by commas.</source>
    <translation>Введите возможные значения «{}» через запятую.</translation>
  </message>
  <message>
    <source>Error</source>
    <translation>Ошибка</translation>
  </message>
  <message>
    <source>Every band can be in the file once.</source>
    <translation>Каждый канал может быть в файле только один раз.</translation>
  </message>
  <message>
    <source>Every day</source>
    <translation>Каждый день</translation>
  </message>
  <message>
    <source>Every few hours</source>
    <translation>Раз в несколько часов</translation>
  </message>
  <message>
    <source>Every image of the collection</source>
    <translation>Каждое изображение коллекции</translation>
  </message>
  <message>
    <source>Every image of the collection, by date</source>
    <translation>Каждое изображение коллекции, по датам</translation>
  </message>
  <message>
    <source>Every month</source>
    <translation>Каждый месяц</translation>
  </message>
  <message>
    <source>Every task that waits or runs and has this text in it is cancelled.</source>
    <translation>Отменяется каждая ожидающая или выполняющаяся задача с этим текстом.</translation>
  </message>
  <message>
    <source>Every week</source>
    <translation>Каждую неделю</translation>
  </message>
  <message>
    <source>Export</source>
    <translation>Экспорт</translation>
  </message>
  <message>
    <source>Export a layer or recipe</source>
    <translation>Экспортировать слой или рецепт</translation>
  </message>
  <message>
    <source>Export a table</source>
    <translation>Экспортировать таблицу</translation>
  </message>
  <message>
    <source>Export an image collection</source>
    <translation>Экспортировать коллекцию изображений</translation>
  </message>
  <message>
    <source>Export once more what was submitted before</source>
    <translation>Экспортировать повторно то, что уже отправлялось</translation>
  </message>
  <message>
    <source>Export or download…</source>
    <translation>Экспорт или загрузка…</translation>
  </message>
  <message>
    <source>Export page</source>
    <translation>Экспорт страницы</translation>
  </message>
  <message>
    <source>Export page with a check…</source>
    <translation>Экспорт страницы с проверкой…</translation>
  </message>
  <message>
    <source>Export: a year of rain as a GeoTIFF in Google Drive</source>
    <translation>Экспорт: осадки за год как GeoTIFF в Google Drive</translation>
  </message>
  <message>
    <source>Exporting {}</source>
    <translation>Экспорт: {}</translation>
  </message>
  <message>
    <source>Exports an Earth Engine layer or recipe to Drive, Cloud Storage or an asset.</source>
    <translation>Экспортирует слой или рецепт Earth Engine в Drive, Cloud Storage или ассет.</translation>
  </message>
  <message>
    <source>Exports and tasks</source>
    <translation>Экспорт и задачи</translation>
  </message>
  <message>
    <source>Exports every image of a collection, or one image made of them, to Drive, Cloud Storage or assets.</source>
    <translation>Экспортирует каждое изображение коллекции или одно сводное изображение в Drive, Cloud Storage или ассеты.</translation>
  </message>
  <message>
    <source>Exports features of an Earth Engine table to Drive, Cloud Storage or an asset.</source>
    <translation>Экспортирует объекты таблицы Earth Engine в Drive, Cloud Storage или ассет.</translation>
  </message>
  <message>
    <source>Expression</source>
    <translation>Выражение</translation>
  </message>
  <message>
    <source>Extent of a layer</source>
    <translation>Охват слоя</translation>
  </message>
  <message>
    <source>F&amp;older</source>
    <translation>&amp;Папка</translation>
  </message>
  <message>
    <source>Factor</source>
    <translation>Множ.</translation>
  </message>
  <message>
    <source>Factors and offsets are numbers, separated by commas.</source>
    <translation>Множители и смещения — числа через запятую.</translation>
  </message>
  <message>
    <source>Factors of the bands, separated by commas</source>
    <translation>Множители каналов, через запятую</translation>
  </message>
  <message>
    <source>Fail where something is not translated</source>
    <translation>Завершаться ошибкой, если что-то не переведено</translation>
  </message>
  <message>
    <source>Failed</source>
    <translation>Ошибка</translation>
  </message>
  <message>
    <source>Feature {} {}.</source>
    <translation>Объект {}: {}.</translation>
  </message>
  <message>
    <source>Features of a layer</source>
    <translation>Объекты слоя</translation>
  </message>
  <message>
    <source>Features of {id} where {chosen}, drawn.</source>
    <translation>Объекты {id} по условию {chosen}, с оформлением.</translation>
  </message>
  <message>
    <source>Features of {id}, drawn.</source>
    <translation>Объекты {id}, с оформлением.</translation>
  </message>
  <message>
    <source>Features with one of these values are taken.</source>
    <translation>Берутся объекты с одним из этих значений.</translation>
  </message>
  <message>
    <source>February</source>
    <translation>февраль</translation>
  </message>
  <message>
    <source>Field with the names of the features</source>
    <translation>Поле с именами объектов</translation>
  </message>
  <message>
    <source>File</source>
    <translation>Файл</translation>
  </message>
  <message>
    <source>File for the rows</source>
    <translation>Файл для строк</translation>
  </message>
  <message>
    <source>File with polygons</source>
    <translation>Файл с полигонами</translation>
  </message>
  <message>
    <source>File {} of {}: {}</source>
    <translation>Файл {} из {}: {}</translation>
  </message>
  <message>
    <source>Files</source>
    <translation>Файлы</translation>
  </message>
  <message>
    <source>Files on this computer are downloaded, not exported.</source>
    <translation>Файлы на этот компьютер загружаются, а не экспортируются.</translation>
  </message>
  <message>
    <source>Files that are there already, and will be replaced: {}.</source>
    <translation>Уже существующих файлов, которые будут заменены: {}.</translation>
  </message>
  <message>
    <source>Files: {:,}. Pixels take {}, in {:,} requests; {} are free on the disk.</source>
    <translation>Файлов: {:,}. Пиксели займут {}, запросов: {:,}; свободно на диске: {}.</translation>
  </message>
  <message>
    <source>Fill gaps with straight lines</source>
    <translation>Заполнять пропуски прямыми линиями</translation>
  </message>
  <message>
    <source>Filters of properties</source>
    <translation>Фильтры по свойствам</translation>
  </message>
  <message>
    <source>Filters of the table, such as ADM1_NAME == Karnataka</source>
    <translation>Фильтры таблицы, например ADM1_NAME == Karnataka</translation>
  </message>
  <message>
    <source>Finished</source>
    <translation>Завершена</translation>
  </message>
  <message>
    <source>Finishing the file…</source>
    <translation>Завершение файла…</translation>
  </message>
  <message>
    <source>First file</source>
    <translation>Первый файл</translation>
  </message>
  <message>
    <source>First image</source>
    <translation>Первое изображение</translation>
  </message>
  <message>
    <source>First month</source>
    <translation>Первый месяц</translation>
  </message>
  <message>
    <source>First year</source>
    <translation>Первый год</translation>
  </message>
  <message>
    <source>Folder for the files</source>
    <translation>Папка для файлов</translation>
  </message>
  <message>
    <source>Folder for the job's files</source>
    <translation>Папка для файлов задания</translation>
  </message>
  <message>
    <source>Folder of Drive, bucket and path, or folder of assets</source>
    <translation>Папка Drive, бакет и путь или папка ассетов</translation>
  </message>
  <message>
    <source>Folder of modules that it requires</source>
    <translation>Папка с модулями, которые он подключает</translation>
  </message>
  <message>
    <source>Folder with finished files</source>
    <translation>Папка с готовыми файлами</translation>
  </message>
  <message>
    <source>For a percentile from 0 to 100, or a threshold in the chosen unit.</source>
    <translation>Для процентиля — от 0 до 100, для порога — в выбранных единицах.</translation>
  </message>
  <message>
    <source>For polygons only; a point takes the pixel that it lies in.</source>
    <translation>Только для полигонов; точка берёт пиксель, в котором она лежит.</translation>
  </message>
  <message>
    <source>For red, green and blue, such as B8,B4,B3; for the choice bands only.</source>
    <translation>Для красного, зелёного и синего, например B8,B4,B3; только для выбора bands.</translation>
  </message>
  <message>
    <source>For tests without Earth Engine.</source>
    <translation>Для тестов без Earth Engine.</translation>
  </message>
  <message>
    <source>For the choice best only.</source>
    <translation>Только для выбора best.</translation>
  </message>
  <message>
    <source>For the choice index only.</source>
    <translation>Только для выбора index.</translation>
  </message>
  <message>
    <source>Format</source>
    <translation>Формат</translation>
  </message>
  <message>
    <source>Free software under the GNU General Public License, version 2 or later.</source>
    <translation>Свободное ПО на условиях GNU General Public License версии 2 или более поздней.</translation>
  </message>
  <message>
    <source>Freeze for print</source>
    <translation>Заморозить для печати</translation>
  </message>
  <message>
    <source>Freeze for print…</source>
    <translation>Заморозить для печати…</translation>
  </message>
  <message>
    <source>Freezing the layers for print…</source>
    <translation>Заморозка слоёв для печати…</translation>
  </message>
  <message>
    <source>Freezing {}</source>
    <translation>Заморозка: {}</translation>
  </message>
  <message>
    <source>Friday</source>
    <translation>пятница</translation>
  </message>
  <message>
    <source>From 0 to 100: less masks more.</source>
    <translation>От 0 до 100: чем меньше, тем больше маскируется.</translation>
  </message>
  <message>
    <source>From 0 to 100; for the choice percentile only.</source>
    <translation>От 0 до 100; только для выбора «Процентиль».</translation>
  </message>
  <message>
    <source>From 0 to 1: more masks more.</source>
    <translation>От 0 до 1: чем больше, тем больше маскируется.</translation>
  </message>
  <message>
    <source>Frozen for print</source>
    <translation>Заморожен для печати</translation>
  </message>
  <message>
    <source>GB</source>
    <translation>ГБ</translation>
  </message>
  <message>
    <source>Gamma</source>
    <translation>Гамма</translation>
  </message>
  <message>
    <source>Gamma is a number from 0.1 to 10.</source>
    <translation>Гамма — число от 0,1 до 10.</translation>
  </message>
  <message>
    <source>Geology</source>
    <translation>Геология</translation>
  </message>
  <message>
    <source>Getters, setters and computed names of a class are not translated.</source>
    <translation>Геттеры, сеттеры и вычисляемые имена класса не переводятся.</translation>
  </message>
  <message>
    <source>Give a layer of points or polygons.</source>
    <translation>Укажите слой точек или полигонов.</translation>
  </message>
  <message>
    <source>Give a place as (longitude, latitude), a Region, or a layer.</source>
    <translation>Укажите место как (долгота, широта), Region или слой.</translation>
  </message>
  <message>
    <source>Give a scale or a transform, not both.</source>
    <translation>Укажите либо размер пикселя, либо преобразование.</translation>
  </message>
  <message>
    <source>Give every place a name.</source>
    <translation>Дайте имя каждому месту.</translation>
  </message>
  <message>
    <source>Give tasks as wb.tasks() lists them, or a part of their names.</source>
    <translation>Укажите задачи в том виде, как их выдаёт wb.tasks(), или часть их имени.</translation>
  </message>
  <message>
    <source>Give the files a name, such as {index}.</source>
    <translation>Задайте имя файлов, например {index}.</translation>
  </message>
  <message>
    <source>Globe</source>
    <translation>Глобус</translation>
  </message>
  <message>
    <source>Google Drive</source>
    <translation>Google Drive</translation>
  </message>
  <message>
    <source>Google Earth Engine plugin</source>
    <translation>Модуль Google Earth Engine</translation>
  </message>
  <message>
    <source>Google account</source>
    <translation>Аккаунт Google</translation>
  </message>
  <message>
    <source>Graticule</source>
    <translation>Градусная сетка</translation>
  </message>
  <message>
    <source>Greater is smoother.</source>
    <translation>Чем больше, тем глаже.</translation>
  </message>
  <message>
    <source>Greatest value of an index</source>
    <translation>Наибольшее значение индекса</translation>
  </message>
  <message>
    <source>Greenness: NDVI under Cloud Score+</source>
    <translation>Зелень: NDVI с маской Cloud Score+</translation>
  </message>
  <message>
    <source>Help</source>
    <translation>Справка</translation>
  </message>
  <message>
    <source>High volume</source>
    <translation>Для больших объёмов</translation>
  </message>
  <message>
    <source>Highest day</source>
    <translation>Максимум по дням</translation>
  </message>
  <message>
    <source>Highest {}</source>
    <translation>Максимум по дням: {}</translation>
  </message>
  <message>
    <source>Histogram: least and greatest value, and how many classes</source>
    <translation>Гистограмма: наименьшее и наибольшее значение и число классов</translation>
  </message>
  <message>
    <source>Historical</source>
    <translation>Исторический</translation>
  </message>
  <message>
    <source>Home page</source>
    <translation>Домашняя страница</translation>
  </message>
  <message>
    <source>How a polygon's pixels become one value</source>
    <translation>Как пиксели полигона сводятся к одному значению</translation>
  </message>
  <message>
    <source>How coarser versions of an asset are made: mean for measurements, mode for classes.</source>
    <translation>Как строятся уменьшенные версии ассета: mean для измерений, mode для классов.</translation>
  </message>
  <message>
    <source>How long one picture of a .gif or .mp4 stands.</source>
    <translation>Сколько времени показывается один кадр .gif или .mp4.</translation>
  </message>
  <message>
    <source>How several models become one, such as their mean or the spread between them.</source>
    <translation>Как несколько моделей становятся одной, например их среднее или разброс между ними.</translation>
  </message>
  <message>
    <source>How several values within a step become one.</source>
    <translation>Как несколько значений внутри шага сводятся к одному.</translation>
  </message>
  <message>
    <source>How the values of a step become one</source>
    <translation>Как значения шага сводятся к одному</translation>
  </message>
  <message>
    <source>How this layer was made cannot be read.</source>
    <translation>Не удалось прочитать, как был создан этот слой.</translation>
  </message>
  <message>
    <source>How this layer was made cannot be read. Add it again from the panel.</source>
    <translation>Не удалось прочитать, как был создан этот слой. Добавьте его снова с панели.</translation>
  </message>
  <message>
    <source>Id of a table of Earth Engine; its features take the extent's place.</source>
    <translation>Id таблицы Earth Engine; её объекты заменяют охват.</translation>
  </message>
  <message>
    <source>Id of a table on Earth Engine, in place of zones</source>
    <translation>Id таблицы Earth Engine вместо зон</translation>
  </message>
  <message>
    <source>Id of the image collection or image</source>
    <translation>Id коллекции изображений или изображения</translation>
  </message>
  <message>
    <source>Id of the table</source>
    <translation>Id таблицы</translation>
  </message>
  <message>
    <source>Image</source>
    <translation>Изображение</translation>
  </message>
  <message>
    <source>Image collection</source>
    <translation>Коллекция изображений</translation>
  </message>
  <message>
    <source>Imagery</source>
    <translation>Снимки</translation>
  </message>
  <message>
    <source>Images are combined by</source>
    <translation>Как объединять изображения</translation>
  </message>
  <message>
    <source>Images that do not touch the region, and are left out: {}.</source>
    <translation>Изображения вне области, они пропущены: {}.</translation>
  </message>
  <message>
    <source>Images that do not touch the region: {}.</source>
    <translation>Изображения вне области: {}.</translation>
  </message>
  <message>
    <source>In pixels of the screen, at every scale.</source>
    <translation>В пикселях экрана, при любом масштабе.</translation>
  </message>
  <message>
    <source>In the layer's unit; what suits the values where empty.</source>
    <translation>В единицах слоя; если пусто — подходящее для значений.</translation>
  </message>
  <message>
    <source>Index whose greatest value is taken</source>
    <translation>Индекс, по наибольшему значению которого выбирается пиксель</translation>
  </message>
  <message>
    <source>Insert {}</source>
    <translation>Вставить: {}</translation>
  </message>
  <message>
    <source>Is</source>
    <translation>Условие</translation>
  </message>
  <message>
    <source>It has to be there already.</source>
    <translation>Должна уже существовать.</translation>
  </message>
  <message>
    <source>It is on the clipboard.</source>
    <translation>Скопировано в буфер обмена.</translation>
  </message>
  <message>
    <source>It is tried again by itself.</source>
    <translation>Попытка повторится автоматически.</translation>
  </message>
  <message>
    <source>It was edited since it was frozen and is shown live. Refresh it before you print.</source>
    <translation>Слой изменён после заморозки и показывается из Earth Engine. Обновите его перед печатью.</translation>
  </message>
  <message>
    <source>Its features are the zones; takes the place of the layer of zones.</source>
    <translation>Её объекты служат зонами; используется вместо слоя зон.</translation>
  </message>
  <message>
    <source>Its frozen file “{}” is missing. Refresh it, or thaw it.</source>
    <translation>Замороженный файл «{}» отсутствует. Обновите слой или разморозьте его.</translation>
  </message>
  <message>
    <source>Its recipe was edited since it was frozen. Refresh it before you print.</source>
    <translation>Рецепт слоя изменён после заморозки. Обновите слой перед печатью.</translation>
  </message>
  <message>
    <source>JJA</source>
    <translation>JJA</translation>
  </message>
  <message>
    <source>JSON as the console's wb.recipe().json() gives it, one a line.</source>
    <translation>JSON, как его даёт wb.recipe().json() в консоли, по одному в строке.</translation>
  </message>
  <message>
    <source>JSON as the console's wb.recipe().json() gives it, or a copied command has.</source>
    <translation>JSON, который выдаёт wb.recipe().json() в консоли или содержит скопированная команда.</translation>
  </message>
  <message>
    <source>January</source>
    <translation>январь</translation>
  </message>
  <message>
    <source>JavaScript (*.js);;All files (*)</source>
    <translation>JavaScript (*.js);;Все файлы (*)</translation>
  </message>
  <message>
    <source>JavaScript as the Code Editor has it, in UTF-8.</source>
    <translation>JavaScript в том виде, как в Code Editor, в UTF-8.</translation>
  </message>
  <message>
    <source>July</source>
    <translation>июль</translation>
  </message>
  <message>
    <source>June</source>
    <translation>июнь</translation>
  </message>
  <message>
    <source>Key file of a service account (else EE_WORKBENCH_KEY, or the last connection)</source>
    <translation>Файл ключа сервисного аккаунта (иначе EE_WORKBENCH_KEY или последнее подключение)</translation>
  </message>
  <message>
    <source>Keys of service accounts (*.json)</source>
    <translation>Ключи сервисных аккаунтов (*.json)</translation>
  </message>
  <message>
    <source>Land</source>
    <translation>Суша</translation>
  </message>
  <message>
    <source>Landscape</source>
    <translation>Альбомная</translation>
  </message>
  <message>
    <source>Language</source>
    <translation>Язык</translation>
  </message>
  <message>
    <source>Last image</source>
    <translation>Последнее изображение</translation>
  </message>
  <message>
    <source>Last month</source>
    <translation>Последний месяц</translation>
  </message>
  <message>
    <source>Last year (as the first where empty)</source>
    <translation>Последний год (если пусто — первый)</translation>
  </message>
  <message>
    <source>Layer</source>
    <translation>Слой</translation>
  </message>
  <message>
    <source>Layer of the Workbench</source>
    <translation>Слой Workbench</translation>
  </message>
  <message>
    <source>Layer with times</source>
    <translation>Слой с временем</translation>
  </message>
  <message>
    <source>Layer {}</source>
    <translation>Слой {}</translation>
  </message>
  <message>
    <source>Layers</source>
    <translation>Слои</translation>
  </message>
  <message>
    <source>Layers of the Workbench; several become several maps, in their order.</source>
    <translation>Слои Workbench; несколько слоёв дают несколько карт в том же порядке.</translation>
  </message>
  <message>
    <source>Layers of this kind have no panel: make a new one with Processing or in the console.</source>
    <translation>Для слоёв этого вида нет панели: создайте новый через «Инструменты анализа» или в консоли.</translation>
  </message>
  <message>
    <source>Least cloud score of clear pixels (0.6 where empty)</source>
    <translation>Наименьшая оценка ясных пикселей (если пусто — 0,6)</translation>
  </message>
  <message>
    <source>Least probability of clouds in percent (50 where empty)</source>
    <translation>Наименьшая вероятность облаков в процентах (если пусто — 50)</translation>
  </message>
  <message>
    <source>Legend</source>
    <translation>Легенда</translation>
  </message>
  <message>
    <source>Length of a step (0: every image)</source>
    <translation>Длина шага (0 — каждое изображение)</translation>
  </message>
  <message>
    <source>Let the layer “{}” show this, in its place</source>
    <translation>Показать это в слое «{}», на его месте</translation>
  </message>
  <message>
    <source>Line</source>
    <translation>Строка</translation>
  </message>
  <message>
    <source>Line {line}, column {column} is no JavaScript: {what}. Correct the script there, or just before.</source>
    <translation>Строка {line}, столбец {column}: это не JavaScript ({what}). Исправьте скрипт здесь или чуть выше.</translation>
  </message>
  <message>
    <source>Line {}, column {}: {}</source>
    <translation>Строка {}, столбец {}: {}</translation>
  </message>
  <message>
    <source>Line {}: {}</source>
    <translation>Строка {}: {}</translation>
  </message>
  <message>
    <source>Lines are 0 to {:g} pixels wide.</source>
    <translation>Ширина линий — от 0 до {:g} пикселей.</translation>
  </message>
  <message>
    <source>Linux, macOS: cron</source>
    <translation>Linux, macOS: cron</translation>
  </message>
  <message>
    <source>List tasks</source>
    <translation>Список задач</translation>
  </message>
  <message>
    <source>Lists the project's export tasks with their state, progress and error.</source>
    <translation>Перечисляет задачи экспорта проекта с их состоянием, ходом и ошибкой.</translation>
  </message>
  <message>
    <source>Lists the tasks of the Earth Engine project, the newest first, and writes them to a CSV file where one is named. Times are UTC; eecu is seconds of computing that the service has counted, -1 where it tells none.</source>
    <translation>Перечисляет задачи проекта Earth Engine, начиная с самых новых, и записывает их в файл CSV, если он указан. Время — UTC; eecu — секунды вычислений, подсчитанные службой, -1 — если она их не сообщает.</translation>
  </message>
  <message>
    <source>Loading…</source>
    <translation>Загрузка…</translation>
  </message>
  <message>
    <source>Longwave radiation downwards</source>
    <translation>Нисходящая длинноволновая радиация</translation>
  </message>
  <message>
    <source>Looking at the download of {}</source>
    <translation>Проверка загрузки: {}</translation>
  </message>
  <message>
    <source>Looking at the export of {}</source>
    <translation>Проверка экспорта: {}</translation>
  </message>
  <message>
    <source>Looking at the images…</source>
    <translation>Просмотр изображений…</translation>
  </message>
  <message>
    <source>Looking at the tasks</source>
    <translation>Просмотр задач</translation>
  </message>
  <message>
    <source>Looking at the tasks…</source>
    <translation>Просмотр задач…</translation>
  </message>
  <message>
    <source>Looking at the values…</source>
    <translation>Просмотр значений…</translation>
  </message>
  <message>
    <source>Looking at the zones…</source>
    <translation>Просмотр зон…</translation>
  </message>
  <message>
    <source>Looking for scenes…</source>
    <translation>Поиск сцен…</translation>
  </message>
  <message>
    <source>Looking for the place</source>
    <translation>Поиск места</translation>
  </message>
  <message>
    <source>Looking up {}</source>
    <translation>Запрос сведений: {}</translation>
  </message>
  <message>
    <source>Looking up {}…</source>
    <translation>Запрос сведений: {}…</translation>
  </message>
  <message>
    <source>Lowest day</source>
    <translation>Минимум по дням</translation>
  </message>
  <message>
    <source>Lowest {}</source>
    <translation>Минимум по дням: {}</translation>
  </message>
  <message>
    <source>MAM</source>
    <translation>MAM</translation>
  </message>
  <message>
    <source>MB</source>
    <translation>МБ</translation>
  </message>
  <message>
    <source>MP4 needs the program ffmpeg, which is not on this computer. The pictures are in “{}”; choose a .gif, or install ffmpeg.</source>
    <translation>Для MP4 нужна программа ffmpeg, а на этом компьютере её нет. Кадры лежат в «{}»; выберите файл .gif или установите ffmpeg.</translation>
  </message>
  <message>
    <source>Made from</source>
    <translation>Создано из</translation>
  </message>
  <message>
    <source>Makes a page of layers or recipes: maps, titles, legend, scale bar, north arrow, graticule, overview, sources and licences, as PDF, SVG or picture. Several layers become several maps, in their order.

With “A map for each”, the first recipe is divided into months, seasons, years or decades, on one page or, as a map book, a page each; as .gif or .mp4 it moves.

What is printed is frozen first: computed once for the page's own pixels. A template of your own needs the ids of the items that it fills: map (map_2, …), title, legend, scalebar, north, overview, sources, date.</source>
    <translation>Создаёт страницу из слоёв или рецептов: карты, заголовки, легенда, масштабная линейка, указатель севера, градусная сетка, обзорная карта, источники и лицензии — как PDF, SVG или рисунок. Несколько слоёв дают несколько карт в том же порядке.

Параметр «Отдельная карта на» делит первый рецепт на месяцы, сезоны, годы или десятилетия — на одной странице или, как в атласе, по странице на каждый; в формате .gif или .mp4 карта движется.

То, что печатается, сначала замораживается: вычисляется один раз для пикселей самой страницы. Собственному шаблону нужны id элементов, которые он заполняет: map (map_2, …), title, legend, scalebar, north, overview, sources, date.</translation>
  </message>
  <message>
    <source>Making the sheet…</source>
    <translation>Создание листа…</translation>
  </message>
  <message>
    <source>Many small maps</source>
    <translation>Много малых карт</translation>
  </message>
  <message>
    <source>Map sheet</source>
    <translation>Лист карты</translation>
  </message>
  <message>
    <source>Map sheet…</source>
    <translation>Лист карты…</translation>
  </message>
  <message>
    <source>Map with a chart</source>
    <translation>Карта с графиком</translation>
  </message>
  <message>
    <source>Maps</source>
    <translation>Карты</translation>
  </message>
  <message>
    <source>March</source>
    <translation>март</translation>
  </message>
  <message>
    <source>Mask pixels outside of the region</source>
    <translation>Маскировать пиксели вне области</translation>
  </message>
  <message>
    <source>Masked areas grow by so many metres on all sides, 0 to 1000.</source>
    <translation>Маскированные участки расширяются на столько метров во все стороны, от 0 до 1000.</translation>
  </message>
  <message>
    <source>Masked pixels have a value or a mask, and only files on this computer have masks.</source>
    <translation>Для маскированных пикселей задаётся либо значение, либо маска; маска бывает только у файлов на этом компьютере.</translation>
  </message>
  <message>
    <source>Maximum</source>
    <translation>Максимум</translation>
  </message>
  <message>
    <source>May</source>
    <translation>май</translation>
  </message>
  <message>
    <source>May stay empty: the key's own project is used then.</source>
    <translation>Можно не заполнять: тогда берётся проект ключа.</translation>
  </message>
  <message>
    <source>Mean</source>
    <translation>Среднее</translation>
  </message>
  <message>
    <source>Mean and range</source>
    <translation>Среднее и диапазон</translation>
  </message>
  <message>
    <source>Mean of models</source>
    <translation>Среднее по моделям</translation>
  </message>
  <message>
    <source>Mean weighted by Cloud Score+</source>
    <translation>Среднее с весами Cloud Score+</translation>
  </message>
  <message>
    <source>Mean {}</source>
    <translation>Среднее: {}</translation>
  </message>
  <message>
    <source>Mean ± 2 σ</source>
    <translation>Среднее ± 2 σ</translation>
  </message>
  <message>
    <source>Mean ± standard deviation</source>
    <translation>Среднее ± ст. отклонение</translation>
  </message>
  <message>
    <source>Median</source>
    <translation>Медиана</translation>
  </message>
  <message>
    <source>Median of models</source>
    <translation>Медиана моделей</translation>
  </message>
  <message>
    <source>Medoid (nearest to the median)</source>
    <translation>Медоид (ближайший к медиане)</translation>
  </message>
  <message>
    <source>Metres per pixel (empty: the images' own)</source>
    <translation>Метров на пиксель (если пусто — как у изображений)</translation>
  </message>
  <message>
    <source>Metres that clouds grow</source>
    <translation>На сколько метров расширить облака</translation>
  </message>
  <message>
    <source>Minimum</source>
    <translation>Минимум</translation>
  </message>
  <message>
    <source>Models</source>
    <translation>Модели</translation>
  </message>
  <message>
    <source>Models of another image collection, separated by commas</source>
    <translation>Модели другой коллекции изображений, через запятую</translation>
  </message>
  <message>
    <source>Models that agree on the sign of change</source>
    <translation>Согласие моделей о знаке изменения</translation>
  </message>
  <message>
    <source>Modules of the language are not read: put the module's text into the script.</source>
    <translation>Модули языка не читаются: вставьте текст модуля в скрипт.</translation>
  </message>
  <message>
    <source>Monday</source>
    <translation>понедельник</translation>
  </message>
  <message>
    <source>Month</source>
    <translation>Месяц</translation>
  </message>
  <message>
    <source>Months of several years</source>
    <translation>Месяцы нескольких лет</translation>
  </message>
  <message>
    <source>Mosaic, later images on top</source>
    <translation>Мозаика, поздние поверх ранних</translation>
  </message>
  <message>
    <source>Most recent clear pixel</source>
    <translation>Последний ясный пиксель</translation>
  </message>
  <message>
    <source>N</source>
    <translation>с.ш.</translation>
  </message>
  <message>
    <source>NASA/GDDP-CMIP6, or a collection of the same form.</source>
    <translation>NASA/GDDP-CMIP6 или коллекция такого же вида.</translation>
  </message>
  <message>
    <source>Name</source>
    <translation>Имя</translation>
  </message>
  <message>
    <source>Name a file that ends in .csv or .gpkg, or “attributes”.</source>
    <translation>Укажите файл с расширением .csv или .gpkg либо «attributes».</translation>
  </message>
  <message>
    <source>Name a folder of assets, such as projects/my-project/assets/folder.</source>
    <translation>Укажите папку ассетов, например projects/my-project/assets/folder.</translation>
  </message>
  <message>
    <source>Name the bucket, such as my-bucket or my-bucket/folder.</source>
    <translation>Укажите бакет, например my-bucket или my-bucket/folder.</translation>
  </message>
  <message>
    <source>Name the coordinate system by its code, such as EPSG:4326.</source>
    <translation>Укажите систему координат её кодом, например EPSG:4326.</translation>
  </message>
  <message>
    <source>Name the job with letters, digits, dots and hyphens, such as soil-moisture.</source>
    <translation>Назовите задание латинскими буквами, цифрами, точками и дефисами, например soil-moisture.</translation>
  </message>
  <message>
    <source>Name the number that masked pixels get.</source>
    <translation>Укажите число для маскированных пикселей.</translation>
  </message>
  <message>
    <source>Names of bands in the dataset.</source>
    <translation>Имена каналов в наборе данных.</translation>
  </message>
  <message>
    <source>Names of columns may hold {statistic} and {band}, nothing else in braces.</source>
    <translation>В фигурных скобках имена столбцов могут содержать только {statistic} и {band}.</translation>
  </message>
  <message>
    <source>Names of properties with commas.</source>
    <translation>Имена свойств через запятую.</translation>
  </message>
  <message>
    <source>Names of the results' columns, such as {band}_{statistic}</source>
    <translation>Имена столбцов результата, например {band}_{statistic}</translation>
  </message>
  <message>
    <source>Names of the tasks</source>
    <translation>Имена задач</translation>
  </message>
  <message>
    <source>Names with commas that stay beside the results.</source>
    <translation>Имена через запятую; эти столбцы остаются рядом с результатами.</translation>
  </message>
  <message>
    <source>Names with commas, in this order.</source>
    <translation>Имена через запятую, в этом порядке.</translation>
  </message>
  <message>
    <source>Names with commas; all where empty.</source>
    <translation>Имена через запятую; пусто — все.</translation>
  </message>
  <message>
    <source>Names with commas; those that the recipe shows where empty.</source>
    <translation>Имена через запятую; пусто — те, что показывает рецепт.</translation>
  </message>
  <message>
    <source>Names, with fields such as {index}, {date:%Y_%m}, {system:index}</source>
    <translation>Имена с полями, такими как {index}, {date:%Y_%m}, {system:index}</translation>
  </message>
  <message>
    <source>Near-surface air temperature</source>
    <translation>Приземная температура воздуха</translation>
  </message>
  <message>
    <source>No image with bands was found under this id.</source>
    <translation>Под этим id не найдено изображений с каналами.</translation>
  </message>
  <message>
    <source>No longer waited for; the tasks go on.</source>
    <translation>Ожидание прекращено; задачи продолжают выполняться.</translation>
  </message>
  <message>
    <source>No pixel type holds 64-bit whole numbers and fractions exactly. Download these bands separately.</source>
    <translation>Ни один тип пикселей не хранит точно и 64-битные целые, и дробные числа. Загрузите эти каналы отдельно.</translation>
  </message>
  <message>
    <source>No problems</source>
    <translation>Проблем нет</translation>
  </message>
  <message>
    <source>No scenes match. Choose longer dates, a higher cloud percentage or another region.</source>
    <translation>Подходящих сцен нет. Выберите более длинный период, большую облачность или другую область.</translation>
  </message>
  <message>
    <source>No sign-in to Google was found on this computer. Sign in with the Google Earth Engine plugin or with “earthengine authenticate”, then press Connect.</source>
    <translation>На этом компьютере не найден вход в Google. Войдите через модуль Google Earth Engine или командой «earthengine authenticate» и нажмите «Подключить».</translation>
  </message>
  <message>
    <source>No task fits the filter.</source>
    <translation>Под фильтр не подходит ни одна задача.</translation>
  </message>
  <message>
    <source>None</source>
    <translation>Нет</translation>
  </message>
  <message>
    <source>North arrow</source>
    <translation>Указатель севера</translation>
  </message>
  <message>
    <source>Not Earth Engine, but a web page answered. Check for a proxy or sign-in page, then try again.</source>
    <translation>Ответил не Earth Engine, а веб-страница. Проверьте, нет ли прокси или страницы входа, и повторите попытку.</translation>
  </message>
  <message>
    <source>Not at all</source>
    <translation>Не обрезать</translation>
  </message>
  <message>
    <source>Not clipped</source>
    <translation>Не обрезать</translation>
  </message>
  <message>
    <source>Not connected</source>
    <translation>Не подключено</translation>
  </message>
  <message>
    <source>Not connected to Earth Engine. Open Connection and press Connect.</source>
    <translation>Нет подключения к Earth Engine. Откройте панель «Подключение» и нажмите «Подключить».</translation>
  </message>
  <message>
    <source>Not connected.</source>
    <translation>Не подключено.</translation>
  </message>
  <message>
    <source>Not even a few pixels fit in a request.</source>
    <translation>В один запрос не помещается даже несколько пикселей.</translation>
  </message>
  <message>
    <source>November</source>
    <translation>ноябрь</translation>
  </message>
  <message>
    <source>Number of cancelled tasks</source>
    <translation>Число отменённых задач</translation>
  </message>
  <message>
    <source>Number of files</source>
    <translation>Число файлов</translation>
  </message>
  <message>
    <source>Number of problems</source>
    <translation>Число проблем</translation>
  </message>
  <message>
    <source>Number of rows</source>
    <translation>Число строк</translation>
  </message>
  <message>
    <source>Number of tasks</source>
    <translation>Число задач</translation>
  </message>
  <message>
    <source>Number of values</source>
    <translation>Число значений</translation>
  </message>
  <message>
    <source>Numbers from 0 to 100 with commas.</source>
    <translation>Числа от 0 до 100 через запятую.</translation>
  </message>
  <message>
    <source>Numbers of the scene classification with commas, such as 3,8,9,10.</source>
    <translation>Номера классов сцены через запятую, например 3,8,9,10.</translation>
  </message>
  <message>
    <source>October</source>
    <translation>октябрь</translation>
  </message>
  <message>
    <source>Of the maps.</source>
    <translation>Для карт.</translation>
  </message>
  <message>
    <source>Of the period.</source>
    <translation>Периода.</translation>
  </message>
  <message>
    <source>Of the period; the same months of each year are taken.</source>
    <translation>Периода; берутся одни и те же месяцы каждого года.</translation>
  </message>
  <message>
    <source>Of the polynomial, less than the width.</source>
    <translation>Степень полинома, меньше ширины окна.</translation>
  </message>
  <message>
    <source>Of what is written; the image's own where empty.</source>
    <translation>Для записываемого; если пусто — как у изображения.</translation>
  </message>
  <message>
    <source>Offset</source>
    <translation>Смещ.</translation>
  </message>
  <message>
    <source>Offsets of the bands, separated by commas</source>
    <translation>Смещения каналов, через запятую</translation>
  </message>
  <message>
    <source>Oldest processing baseline, such as 04.00</source>
    <translation>Самая старая версия обработки, например 04.00</translation>
  </message>
  <message>
    <source>On Windows a path cannot hold quotes or percent signs here.</source>
    <translation>В Windows путь здесь не может содержать кавычек и знаков процента.</translation>
  </message>
  <message>
    <source>One band for a colour ramp, or three with commas; the first band where empty.</source>
    <translation>Один канал для цветового ряда или три через запятую; если пусто — первый канал.</translation>
  </message>
  <message>
    <source>One image</source>
    <translation>Одно изображение</translation>
  </message>
  <message>
    <source>One image is not combined with others.</source>
    <translation>Одно изображение не с чем объединять.</translation>
  </message>
  <message>
    <source>One image takes no dates.</source>
    <translation>Для одного изображения даты не задаются.</translation>
  </message>
  <message>
    <source>One image takes no filters.</source>
    <translation>Для одного изображения фильтры не задаются.</translation>
  </message>
  <message>
    <source>One map</source>
    <translation>Одна карта</translation>
  </message>
  <message>
    <source>One month</source>
    <translation>Один месяц</translation>
  </message>
  <message>
    <source>One or several climate models; several are combined as Several models as says.</source>
    <translation>Одна или несколько климатических моделей; несколько объединяются согласно параметру «Несколько моделей как».</translation>
  </message>
  <message>
    <source>One place, such as 11.3,47.9 [EPSG:4326].</source>
    <translation>Одно место, например 11.3,47.9 [EPSG:4326].</translation>
  </message>
  <message>
    <source>One season</source>
    <translation>Один сезон</translation>
  </message>
  <message>
    <source>Only between values, never before the first or after the last.</source>
    <translation>Только между значениями, но не до первого и не после последнего.</translation>
  </message>
  <message>
    <source>Only files on this computer are downloaded.</source>
    <translation>Загружать можно только файлы на этот компьютер.</translation>
  </message>
  <message>
    <source>Only for layers that the Workbench has made: this one comes from a script or another plugin.</source>
    <translation>Только для слоёв, созданных Workbench: этот слой из скрипта или другого модуля.</translation>
  </message>
  <message>
    <source>Only layers that the Earth Engine Workbench made can be frozen.</source>
    <translation>Заморозить можно только слои, созданные Earth Engine Workbench.</translation>
  </message>
  <message>
    <source>Only one row for each zone of a layer fits its attributes: write a file instead.</source>
    <translation>В атрибуты слоя помещается только одна строка на каждую зону: запишите файл.</translation>
  </message>
  <message>
    <source>Only what comes from a recipe can be written as a command.</source>
    <translation>Командой можно записать только то, что создано по рецепту.</translation>
  </message>
  <message>
    <source>Only with this text in description or name</source>
    <translation>Только с этим текстом в описании или имени</translation>
  </message>
  <message>
    <source>Open a script</source>
    <translation>Открыть скрипт</translation>
  </message>
  <message>
    <source>Orbit</source>
    <translation>Орбита</translation>
  </message>
  <message>
    <source>Orbits are whole numbers from 1 to 143, separated by commas.</source>
    <translation>Орбиты — целые числа от 1 до 143 через запятую.</translation>
  </message>
  <message>
    <source>Order of Savitzky–Golay</source>
    <translation>Порядок Савицкого — Голея</translation>
  </message>
  <message>
    <source>Other months</source>
    <translation>Другие месяцы</translation>
  </message>
  <message>
    <source>Other users of this computer can read the key file. Run “chmod 600 {}” first.</source>
    <translation>Другие пользователи этого компьютера могут прочитать файл ключа. Сначала выполните «chmod 600 {}».</translation>
  </message>
  <message>
    <source>Overview map</source>
    <translation>Обзорная карта</translation>
  </message>
  <message>
    <source>Overviews of assets</source>
    <translation>Пирамиды ассетов</translation>
  </message>
  <message>
    <source>Own colours</source>
    <translation>Свои цвета</translation>
  </message>
  <message>
    <source>Own expression</source>
    <translation>Своё выражение</translation>
  </message>
  <message>
    <source>PDF (*.pdf)</source>
    <translation>PDF (*.pdf)</translation>
  </message>
  <message>
    <source>PNG image (*.png)</source>
    <translation>Изображение PNG (*.png)</translation>
  </message>
  <message>
    <source>Page</source>
    <translation>Страница</translation>
  </message>
  <message>
    <source>Pages</source>
    <translation>Страницы</translation>
  </message>
  <message>
    <source>Palette</source>
    <translation>Палитра</translation>
  </message>
  <message>
    <source>Paste a script of the Code Editor into JavaScript, or begin with an example.</source>
    <translation>Вставьте скрипт Code Editor на вкладку JavaScript или начните с примера.</translation>
  </message>
  <message>
    <source>Percent of a temperature means nothing.</source>
    <translation>Проценты от температуры не имеют смысла.</translation>
  </message>
  <message>
    <source>Percent of the baseline</source>
    <translation>Процент от базы</translation>
  </message>
  <message>
    <source>Percentile</source>
    <translation>Процентиль</translation>
  </message>
  <message>
    <source>Percentile (50 where empty)</source>
    <translation>Процентиль (если пусто — 50)</translation>
  </message>
  <message>
    <source>Percentile of days</source>
    <translation>Процентиль по дням</translation>
  </message>
  <message>
    <source>Percentile of models</source>
    <translation>Процентиль моделей</translation>
  </message>
  <message>
    <source>Percentile, or threshold in the chosen unit</source>
    <translation>Процентиль или порог в выбранных единицах</translation>
  </message>
  <message>
    <source>Percentiles are numbers from 0 to 100, such as 5, 95.</source>
    <translation>Процентили — числа от 0 до 100, например 5, 95.</translation>
  </message>
  <message>
    <source>Percentiles, such as 5, 95</source>
    <translation>Процентили, например 5, 95</translation>
  </message>
  <message>
    <source>Period</source>
    <translation>Период</translation>
  </message>
  <message>
    <source>Period (all images where empty)</source>
    <translation>Период (если пусто — все изображения)</translation>
  </message>
  <message>
    <source>Picture of a chart</source>
    <translation>Рисунок с графиком</translation>
  </message>
  <message>
    <source>Pixel with the greatest index</source>
    <translation>Пиксель с наибольшим индексом</translation>
  </message>
  <message>
    <source>Pixels count by the part that is covered</source>
    <translation>Учитывать пиксели по покрытой части</translation>
  </message>
  <message>
    <source>Pixels of the type {} cannot hold {:g}.</source>
    <translation>Пиксели типа {} не могут хранить {:g}.</translation>
  </message>
  <message>
    <source>Place of the chart's series (middle of the map where empty)</source>
    <translation>Место ряда для графика (пусто — середина карты)</translation>
  </message>
  <message>
    <source>Places as JSON, instead of a point or features</source>
    <translation>Места в виде JSON вместо точки или объектов</translation>
  </message>
  <message>
    <source>Point</source>
    <translation>Точка</translation>
  </message>
  <message>
    <source>Points are 1 to {} pixels large.</source>
    <translation>Размер точек — от 1 до {} пикселей.</translation>
  </message>
  <message>
    <source>Points or polygons</source>
    <translation>Точки или полигоны</translation>
  </message>
  <message>
    <source>Polygon from {:.4f}, {:.4f} to {:.4f}, {:.4f}</source>
    <translation>Полигон от {:.4f}, {:.4f} до {:.4f}, {:.4f}</translation>
  </message>
  <message>
    <source>Polygons ({})</source>
    <translation>Полигоны ({})</translation>
  </message>
  <message>
    <source>Polygons, lines or points in any coordinate system.</source>
    <translation>Полигоны, линии или точки в любой системе координат.</translation>
  </message>
  <message>
    <source>Port {} is taken by another program. Choose another port for the sandbox, or 0 for any.</source>
    <translation>Порт {} занят другой программой. Выберите для песочницы другой порт или 0 — любой свободный.</translation>
  </message>
  <message>
    <source>Portrait</source>
    <translation>Книжная</translation>
  </message>
  <message>
    <source>Position {position} of the expression: {what}</source>
    <translation>Позиция {position} в выражении: {what}</translation>
  </message>
  <message>
    <source>Precipitation</source>
    <translation>Осадки</translation>
  </message>
  <message>
    <source>Prepare first: then you see what starts.</source>
    <translation>Сначала подготовьте: будет видно, что запустится.</translation>
  </message>
  <message>
    <source>Press Draw and click the corners on the map.</source>
    <translation>Нажмите «Рисовать» и щёлкайте вершины на карте.</translation>
  </message>
  <message>
    <source>Press Draw and drag a rectangle on the map.</source>
    <translation>Нажмите «Рисовать» и протяните прямоугольник на карте.</translation>
  </message>
  <message>
    <source>Prints Earth Engine layers or recipes with legend, scale bar and sources on a page.</source>
    <translation>Печатает слои или рецепты Earth Engine на странице с легендой, масштабной линейкой и источниками.</translation>
  </message>
  <message>
    <source>Problem</source>
    <translation>Проблема</translation>
  </message>
  <message>
    <source>Problems ({})</source>
    <translation>Проблемы ({})</translation>
  </message>
  <message>
    <source>Progress</source>
    <translation>Ход</translation>
  </message>
  <message>
    <source>Projection (a fitting one where empty)</source>
    <translation>Проекция (если пусто — подходящая)</translation>
  </message>
  <message>
    <source>Projection and date</source>
    <translation>Проекция и дата</translation>
  </message>
  <message>
    <source>Property</source>
    <translation>Свойство</translation>
  </message>
  <message>
    <source>Property of the table's features</source>
    <translation>Свойство объектов таблицы</translation>
  </message>
  <message>
    <source>Python (*.py)</source>
    <translation>Python (*.py)</translation>
  </message>
  <message>
    <source>Python cannot read this script: {}.</source>
    <translation>Python не может прочитать этот скрипт: {}.</translation>
  </message>
  <message>
    <source>Python script</source>
    <translation>Скрипт Python</translation>
  </message>
  <message>
    <source>Python that needs the earthengine-api and nothing of this plugin.</source>
    <translation>Код Python, которому нужен earthengine-api и ничего из этого модуля.</translation>
  </message>
  <message>
    <source>Python {}</source>
    <translation>Python {}</translation>
  </message>
  <message>
    <source>QA60 holds nothing from 2022-01-25 to 2024-02-28: clouds of these days stay. Cloud Score+ has no such gap.</source>
    <translation>В QA60 нет данных с 2022-01-25 по 2024-02-28: облака этих дней останутся. У Cloud Score+ такого пробела нет.</translation>
  </message>
  <message>
    <source>QGIS cannot read “{}”.</source>
    <translation>QGIS не может прочитать «{}».</translation>
  </message>
  <message>
    <source>QGIS could not make a layer of the map that Earth Engine prepared. See the details.</source>
    <translation>QGIS не удалось создать слой из карты, подготовленной Earth Engine. См. подробности.</translation>
  </message>
  <message>
    <source>QGIS did not take the layer. Try again in a new project.</source>
    <translation>QGIS не принял слой. Попробуйте в новом проекте.</translation>
  </message>
  <message>
    <source>QGIS did not take the layout. Try again in a new project.</source>
    <translation>QGIS не принял макет. Попробуйте в новом проекте.</translation>
  </message>
  <message>
    <source>Read at the run, kept nowhere. Other users of the computer must not be able to read it.</source>
    <translation>Читается при запуске и нигде не сохраняется. Другие пользователи компьютера не должны иметь возможности его прочитать.</translation>
  </message>
  <message>
    <source>Reading the zones…</source>
    <translation>Чтение зон…</translation>
  </message>
  <message>
    <source>Reading {}…</source>
    <translation>Чтение: {}…</translation>
  </message>
  <message>
    <source>Reads the values of a collection over time at points or polygons, as a table, a chart and a layer.</source>
    <translation>Читает значения коллекции во времени в точках или полигонах и выдаёт таблицу, график и слой.</translation>
  </message>
  <message>
    <source>Reads the values of every image behind a layer or recipe of the Workbench. Places are a point, features of a layer, or JSON as the panel “Time series” writes it. Values can be brought to regular steps (a step begins with its time), gaps filled with straight lines, and smoothed. Times are UTC. The table has one column for each place, scenario, model and band; the layer one field for each of a place's series.</source>
    <translation>Читает значения каждого изображения, на котором основан слой или рецепт Workbench. Места — это точка, объекты слоя или JSON, который записывает панель «Временные ряды». Значения можно привести к равным шагам (шаг начинается со своего времени), пропуски — заполнить прямыми линиями, а ряд — сгладить. Время — UTC. В таблице по столбцу на каждое место, сценарий, модель и канал; в слое по полю на каждый ряд места.</translation>
  </message>
  <message>
    <source>Recipe as JSON, instead of a layer</source>
    <translation>Рецепт в виде JSON вместо слоя</translation>
  </message>
  <message>
    <source>Recipe, in place of a layer</source>
    <translation>Рецепт вместо слоя</translation>
  </message>
  <message>
    <source>Recipes, in place of layers, one a line</source>
    <translation>Рецепты вместо слоёв, по одному в строке</translation>
  </message>
  <message>
    <source>Reconnect</source>
    <translation>Переподключить</translation>
  </message>
  <message>
    <source>Reduces the images of a collection over a period, and adds one band with a colour ramp, or three as red, green and blue, as a layer that Earth Engine draws.

Values are stored numbers times the factor plus the offset; of datasets that the plugin knows, both and the unit are known as well. Periods are written like 2020, 2020-07, 2020-07-01 to 2020-08-15, JJA 2001-2010 or last 7 days, which is counted from the day of the run. Filters are written like CLOUDY_PIXEL_PERCENTAGE &lt; 30; status == permanent, with a semicolon between them and a text that looks like a number in quotes. The layer is clipped to the extent, or to the features of a table, which take its place. It can be edited again in the Collections panel.</source>
    <translation>Сводит изображения коллекции за период и добавляет один канал с цветовым рядом или три канала как красный, зелёный и синий в виде слоя, который рисует Earth Engine.

Значения — это хранимые числа, умноженные на множитель, плюс смещение; для известных модулю наборов данных известны и они, и единица. Периоды записываются как 2020, 2020-07, 2020-07-01 to 2020-08-15, JJA 2001-2010 или last 7 days (отсчёт от дня запуска). Фильтры записываются как CLOUDY_PIXEL_PERCENTAGE &lt; 30; status == permanent: через точку с запятой, а текст, похожий на число, — в кавычках. Слой обрезается по охвату или по объектам таблицы, которые его заменяют. Слой можно снова изменить на панели «Коллекции».</translation>
  </message>
  <message>
    <source>Refresh frozen layer</source>
    <translation>Обновить замороженный слой</translation>
  </message>
  <message>
    <source>Region</source>
    <translation>Область</translation>
  </message>
  <message>
    <source>Region (all of the layers where empty)</source>
    <translation>Область (если пусто — все слои)</translation>
  </message>
  <message>
    <source>Region (the whole world where empty)</source>
    <translation>Область (если пусто — весь мир)</translation>
  </message>
  <message>
    <source>Region as polygons</source>
    <translation>Область в виде полигонов</translation>
  </message>
  <message>
    <source>Region in place of an extent, as JSON</source>
    <translation>Область вместо охвата, как JSON</translation>
  </message>
  <message>
    <source>Region of the layer</source>
    <translation>Область слоя</translation>
  </message>
  <message>
    <source>Region to write</source>
    <translation>Записываемая область</translation>
  </message>
  <message>
    <source>Relative humidity</source>
    <translation>Относительная влажность</translation>
  </message>
  <message>
    <source>Relative orbits, separated by commas</source>
    <translation>Относительные орбиты, через запятую</translation>
  </message>
  <message>
    <source>Renews Earth Engine's maps before the export, and looks for missing tiles after it</source>
    <translation>Обновляет карты Earth Engine перед экспортом и после него ищет недостающие тайлы</translation>
  </message>
  <message>
    <source>Report a bug</source>
    <translation>Сообщить об ошибке</translation>
  </message>
  <message>
    <source>Resolution (dpi)</source>
    <translation>Разрешение (dpi)</translation>
  </message>
  <message>
    <source>Rolling mean</source>
    <translation>Скользящее среднее</translation>
  </message>
  <message>
    <source>Rows without shapes.</source>
    <translation>Строки без геометрии.</translation>
  </message>
  <message>
    <source>Rows: {:,}. Requests: {:,}.</source>
    <translation>Строк: {:,}. Запросов: {:,}.</translation>
  </message>
  <message>
    <source>Run time</source>
    <translation>В работе</translation>
  </message>
  <message>
    <source>Running</source>
    <translation>Выполняется</translation>
  </message>
  <message>
    <source>S</source>
    <translation>ю.ш.</translation>
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
    <translation>Рисунок SVG (*.svg)</translation>
  </message>
  <message>
    <source>Sandbox</source>
    <translation>Песочница</translation>
  </message>
  <message>
    <source>Sandbox on this computer</source>
    <translation>Песочница на этом компьютере</translation>
  </message>
  <message>
    <source>Saturday</source>
    <translation>суббота</translation>
  </message>
  <message>
    <source>Save both scripts</source>
    <translation>Сохранить оба скрипта</translation>
  </message>
  <message>
    <source>Save the chart</source>
    <translation>Сохранить график</translation>
  </message>
  <message>
    <source>Save the files; then add this line to your jobs with: crontab -e. It reads {} and adds to {}.</source>
    <translation>Сохраните файлы; затем добавьте эту строку к своим заданиям: crontab -e. Она читает {} и дописывает в {}.</translation>
  </message>
  <message>
    <source>Save the files; then let Windows take the task, in a command prompt: {}</source>
    <translation>Сохраните файлы; затем передайте задание Windows в командной строке: {}</translation>
  </message>
  <message>
    <source>Save the table</source>
    <translation>Сохранить таблицу</translation>
  </message>
  <message>
    <source>Saved: {} and {}.</source>
    <translation>Сохранено: {} и {}.</translation>
  </message>
  <message>
    <source>Saved: {}.</source>
    <translation>Сохранено: {}.</translation>
  </message>
  <message>
    <source>Saves a layer, or a recipe as text, as one GeoTIFF whatever its size: its image, or every image of the collection behind it, a file each.

A download that was broken off goes on where it stopped when the same is run again. Each file is checked before it gets its name.</source>
    <translation>Сохраняет слой или рецепт в виде текста как один GeoTIFF, каким бы большим он ни был: его изображение или каждое изображение его коллекции, по файлу на каждое.

Прерванная загрузка продолжается с того же места, если запустить то же самое снова. Каждый файл проверяется, прежде чем получит своё имя.</translation>
  </message>
  <message>
    <source>Saves an Earth Engine layer or recipe of any size as GeoTIFF on this computer.</source>
    <translation>Сохраняет слой или рецепт Earth Engine любого размера как GeoTIFF на этом компьютере.</translation>
  </message>
  <message>
    <source>Saves every image of a collection within a period, scaled and clipped as the parameters say, as a GeoTIFF each; or one image that they are reduced to.

A download that was broken off goes on where it stopped when the same is run again.</source>
    <translation>Сохраняет каждое изображение коллекции за период, масштабированное и обрезанное согласно параметрам, как отдельный GeoTIFF; или одно изображение, к которому они сводятся.

Прерванная загрузка продолжается с того же места, если запустить то же самое снова.</translation>
  </message>
  <message>
    <source>Saves every image of a collection, or one image made of them, as GeoTIFF on this computer.</source>
    <translation>Сохраняет каждое изображение коллекции или одно сводное изображение как GeoTIFF на этом компьютере.</translation>
  </message>
  <message>
    <source>Saving a chart</source>
    <translation>Сохранение графика</translation>
  </message>
  <message>
    <source>Savitzky–Golay</source>
    <translation>Савицкий — Голей</translation>
  </message>
  <message>
    <source>Scale</source>
    <translation>Размер пикселя</translation>
  </message>
  <message>
    <source>Scale bar</source>
    <translation>Масштабная линейка</translation>
  </message>
  <message>
    <source>Scale in metres (the image's own where empty)</source>
    <translation>Размер пикселя в метрах (если пусто — как у изображения)</translation>
  </message>
  <message>
    <source>Scale in metres (the images' own pixels where empty)</source>
    <translation>Размер пикселя в метрах (если пусто — как у изображений)</translation>
  </message>
  <message>
    <source>Scenario</source>
    <translation>Сценарий</translation>
  </message>
  <message>
    <source>Scenario of another image collection</source>
    <translation>Сценарий другой коллекции изображений</translation>
  </message>
  <message>
    <source>Scenarios can be chosen of climate models only.</source>
    <translation>Сценарии выбираются только для климатических моделей.</translation>
  </message>
  <message>
    <source>Scenarios of climate models, separated by commas</source>
    <translation>Сценарии климатических моделей, через запятую</translation>
  </message>
  <message>
    <source>Scene</source>
    <translation>Сцена</translation>
  </message>
  <message>
    <source>Scene classes are there with surface reflectance only.</source>
    <translation>Классы сцены есть только у отражения от поверхности.</translation>
  </message>
  <message>
    <source>Scene classes to mask</source>
    <translation>Маскируемые классы сцены</translation>
  </message>
  <message>
    <source>Scenes are combined by</source>
    <translation>Как объединять сцены</translation>
  </message>
  <message>
    <source>Scenes of each month: {}</source>
    <translation>Сцены по месяцам: {}</translation>
  </message>
  <message>
    <source>Scenes of older processing are left out; empty takes all.</source>
    <translation>Сцены более старой обработки исключаются; если пусто — берутся все.</translation>
  </message>
  <message>
    <source>Scenes to leave out (system:index), separated by commas</source>
    <translation>Исключаемые сцены (system:index), через запятую</translation>
  </message>
  <message>
    <source>Scenes with less cloud than this percentage</source>
    <translation>Сцены с облачностью меньше этого процента</translation>
  </message>
  <message>
    <source>Scenes: {}</source>
    <translation>Сцены: {}</translation>
  </message>
  <message>
    <source>Script</source>
    <translation>Скрипт</translation>
  </message>
  <message>
    <source>Script of the Code Editor</source>
    <translation>Скрипт Code Editor</translation>
  </message>
  <message>
    <source>Scripts</source>
    <translation>Скрипты</translation>
  </message>
  <message>
    <source>Scripts (*.js *.py *.txt);;All files (*)</source>
    <translation>Скрипты (*.js *.py *.txt);;Все файлы (*)</translation>
  </message>
  <message>
    <source>Sea</source>
    <translation>Море</translation>
  </message>
  <message>
    <source>Search models</source>
    <translation>Поиск моделей</translation>
  </message>
  <message>
    <source>Search models…</source>
    <translation>Поиск моделей…</translation>
  </message>
  <message>
    <source>Season</source>
    <translation>Сезон</translation>
  </message>
  <message>
    <source>Seconds for a picture of an animation</source>
    <translation>Секунд на кадр анимации</translation>
  </message>
  <message>
    <source>Seconds of Earth Engine compute units that the task has used</source>
    <translation>Секунды вычислительных единиц Earth Engine, израсходованные задачей</translation>
  </message>
  <message>
    <source>See the panel Tasks.</source>
    <translation>См. панель «Задачи».</translation>
  </message>
  <message>
    <source>Select features of the layer “{}” first.</source>
    <translation>Сначала выделите объекты слоя «{}».</translation>
  </message>
  <message>
    <source>Sentinel-2</source>
    <translation>Sentinel-2</translation>
  </message>
  <message>
    <source>Sentinel-2 composite</source>
    <translation>Композит Sentinel-2</translation>
  </message>
  <message>
    <source>Sentinel-2: a summer without clouds</source>
    <translation>Sentinel-2: лето без облаков</translation>
  </message>
  <message>
    <source>Sentinel-2: {}</source>
    <translation>Sentinel-2: {}</translation>
  </message>
  <message>
    <source>September</source>
    <translation>сентябрь</translation>
  </message>
  <message>
    <source>Series of the current layer</source>
    <translation>Ряд текущего слоя</translation>
  </message>
  <message>
    <source>Service account key</source>
    <translation>Ключ сервисного аккаунта</translation>
  </message>
  <message>
    <source>Several models as</source>
    <translation>Несколько моделей как</translation>
  </message>
  <message>
    <source>Several periods, a layer each</source>
    <translation>Несколько периодов, по слою</translation>
  </message>
  <message>
    <source>Shape of points</source>
    <translation>Форма точек</translation>
  </message>
  <message>
    <source>Shapefile</source>
    <translation>Shapefile</translation>
  </message>
  <message>
    <source>Short-wave infrared</source>
    <translation>Коротковолновый ИК</translation>
  </message>
  <message>
    <source>Show</source>
    <translation>Показать</translation>
  </message>
  <message>
    <source>Size of a pixel in metres on the ground.</source>
    <translation>Размер пикселя в метрах на местности.</translation>
  </message>
  <message>
    <source>Size of points in pixels (3 where empty)</source>
    <translation>Размер точек в пикселях (если пусто — 3)</translation>
  </message>
  <message>
    <source>Small and capital letters are the same.</source>
    <translation>Строчные и прописные буквы не различаются.</translation>
  </message>
  <message>
    <source>Smaller versions inside the file, so that it is drawn quickly.</source>
    <translation>Уменьшенные версии внутри файла для быстрого отображения.</translation>
  </message>
  <message>
    <source>Smoothing</source>
    <translation>Сглаживание</translation>
  </message>
  <message>
    <source>Smoothing a series</source>
    <translation>Сглаживание ряда</translation>
  </message>
  <message>
    <source>So many steps at a time, an odd number.</source>
    <translation>Столько шагов сразу, нечётное число.</translation>
  </message>
  <message>
    <source>So many units of the next choice; 0 leaves the images' own times.</source>
    <translation>Столько единиц, выбранных ниже; 0 оставляет собственное время снимков.</translation>
  </message>
  <message>
    <source>Solar radiation downwards</source>
    <translation>Нисходящая солнечная радиация</translation>
  </message>
  <message>
    <source>Something unexpected went wrong: {}</source>
    <translation>Непредвиденная ошибка: {}</translation>
  </message>
  <message>
    <source>Source</source>
    <translation>Источник</translation>
  </message>
  <message>
    <source>Sources and licences</source>
    <translation>Источники и лицензии</translation>
  </message>
  <message>
    <source>Sources disagree on whether {model} has {scenario}; it may come out empty.</source>
    <translation>Источники расходятся в том, есть ли у {model} {scenario}; результат может оказаться пустым.</translation>
  </message>
  <message>
    <source>Specific humidity</source>
    <translation>Удельная влажность</translation>
  </message>
  <message>
    <source>Spectral index</source>
    <translation>Спектральный индекс</translation>
  </message>
  <message>
    <source>Spread of models</source>
    <translation>Разброс моделей</translation>
  </message>
  <message>
    <source>Standard</source>
    <translation>Стандартная</translation>
  </message>
  <message>
    <source>Standard deviation</source>
    <translation>Стандартное отклонение</translation>
  </message>
  <message>
    <source>Starts an export on Earth Engine of a layer, or of a recipe as text (as the console's wb.recipe().json() gives it): its image, or every image of the collection behind it.

The same export is started once, however often this runs. Names may hold {index}, {date:%Y_%m}, {system:index}, {title} and properties such as {model}.</source>
    <translation>Запускает в Earth Engine экспорт слоя или рецепта в виде текста (как его выдаёт wb.recipe().json() в консоли): его изображения или каждого изображения его коллекции.

Один и тот же экспорт запускается один раз, сколько бы раз ни выполнялся алгоритм. Имена могут содержать {index}, {date:%Y_%m}, {system:index}, {title} и свойства, такие как {model}.</translation>
  </message>
  <message>
    <source>Starts an export on Earth Engine of a table's features. Filters are written like ADM1_NAME == Karnataka; ADM0_NAME == India, with a semicolon between them.

The same export is started once, however often this runs.</source>
    <translation>Запускает в Earth Engine экспорт объектов таблицы. Фильтры записываются как ADM1_NAME == Karnataka; ADM0_NAME == India, через точку с запятой.

Один и тот же экспорт запускается один раз, сколько бы раз ни выполнялся алгоритм.</translation>
  </message>
  <message>
    <source>Starts one export on Earth Engine for every image of a collection within a period, scaled and clipped as the parameters say; or for one image that they are reduced to.

The same export is started once, however often this runs: a run that was broken off can be repeated. Names may hold {index}, {date:%Y_%m}, {system:index} and properties of the images.</source>
    <translation>Запускает в Earth Engine по одному экспорту для каждого изображения коллекции за период, масштабированного и обрезанного согласно параметрам; или для одного изображения, к которому они сводятся.

Один и тот же экспорт запускается один раз, сколько бы раз ни выполнялся алгоритм: прерванный запуск можно повторить. Имена могут содержать {index}, {date:%Y_%m}, {system:index} и свойства изображений.</translation>
  </message>
  <message>
    <source>State</source>
    <translation>Состояние</translation>
  </message>
  <message>
    <source>State of the Earth Engine connection</source>
    <translation>Состояние подключения к Earth Engine</translation>
  </message>
  <message>
    <source>Statistic over time</source>
    <translation>Статистика по времени</translation>
  </message>
  <message>
    <source>Statistics (the mean where none is chosen)</source>
    <translation>Статистики (если не выбраны — среднее)</translation>
  </message>
  <message>
    <source>Statistics are under way. Wait for them, or cancel.</source>
    <translation>Статистика уже вычисляется. Дождитесь её или отмените.</translation>
  </message>
  <message>
    <source>Statistics: heights of a region in numbers</source>
    <translation>Статистика: высоты области в числах</translation>
  </message>
  <message>
    <source>Steps of months and years begin with the calendar's.</source>
    <translation>Шаги в месяцах и годах начинаются с календарных.</translation>
  </message>
  <message>
    <source>Stretch: {}</source>
    <translation>Растяжка: {}</translation>
  </message>
  <message>
    <source>Styled boundaries</source>
    <translation>Границы с оформлением</translation>
  </message>
  <message>
    <source>Submitted</source>
    <translation>Отправлено</translation>
  </message>
  <message>
    <source>Submitted before, and not sent again: {}.</source>
    <translation>Уже отправлялось, повторно не отправляется: {}.</translation>
  </message>
  <message>
    <source>Submitting…</source>
    <translation>Отправка…</translation>
  </message>
  <message>
    <source>Subtitle (from the recipe where empty)</source>
    <translation>Подзаголовок (если пусто — из рецепта)</translation>
  </message>
  <message>
    <source>Such as (B8 - B4) / (B8 + B4); for the choice expression only.</source>
    <translation>Например, (B8 - B4) / (B8 + B4); только для выбора expression.</translation>
  </message>
  <message>
    <source>Such as 0, 1, 10; each column is called after where its class begins.</source>
    <translation>Например 0, 1, 10; столбец называется по началу своего класса.</translation>
  </message>
  <message>
    <source>Such as CLOUDY_PIXEL_PERCENTAGE &lt; 30; status == permanent, with semicolons between them. Also !=, &lt;=, &gt;, &gt;=, contains, starts with, and in with several values.</source>
    <translation>Например, CLOUDY_PIXEL_PERCENTAGE &lt; 30; status == permanent, через точку с запятой. Также !=, &lt;=, &gt;, &gt;=, contains, starts with и in с несколькими значениями.</translation>
  </message>
  <message>
    <source>Such as maps, my-bucket/path or projects/my-project/assets/folder.</source>
    <translation>Например, maps, my-bucket/path или projects/my-project/assets/folder.</translation>
  </message>
  <message>
    <source>Such as one that the algorithm for time series has saved.</source>
    <translation>Например, сохранённый алгоритмом временных рядов.</translation>
  </message>
  <message>
    <source>Such as ssp245,ssp585, each with all models; the recipe's own where empty.</source>
    <translation>Например ssp245,ssp585, каждый со всеми моделями; пусто — сценарий рецепта.</translation>
  </message>
  <message>
    <source>Such as {}</source>
    <translation>Например, {}</translation>
  </message>
  <message>
    <source>Sum</source>
    <translation>Сумма</translation>
  </message>
  <message>
    <source>Sunday</source>
    <translation>воскресенье</translation>
  </message>
  <message>
    <source>Surface reflectance (L2A)</source>
    <translation>Поверхность (L2A)</translation>
  </message>
  <message>
    <source>Surface reflectance has no band B10: choose top-of-atmosphere reflectance.</source>
    <translation>У отражения от поверхности нет канала B10: выберите отражение на верхней границе атмосферы.</translation>
  </message>
  <message>
    <source>System</source>
    <translation>Система</translation>
  </message>
  <message>
    <source>TB</source>
    <translation>ТБ</translation>
  </message>
  <message>
    <source>Tab indents; Ctrl+Tab leaves the editor</source>
    <translation>Tab делает отступ; Ctrl+Tab покидает редактор</translation>
  </message>
  <message>
    <source>Table</source>
    <translation>Таблица</translation>
  </message>
  <message>
    <source>Table (*.csv)</source>
    <translation>Таблица (*.csv)</translation>
  </message>
  <message>
    <source>Tables</source>
    <translation>Таблицы</translation>
  </message>
  <message>
    <source>Tables are exported to Drive, Cloud Storage or an asset.</source>
    <translation>Таблицы экспортируются в Drive, Cloud Storage или ассет.</translation>
  </message>
  <message>
    <source>Take the place of the models above.</source>
    <translation>Заменяют указанные выше модели.</translation>
  </message>
  <message>
    <source>Take the translation</source>
    <translation>Взять перевод</translation>
  </message>
  <message>
    <source>Takes the place of the scenario above.</source>
    <translation>Заменяет указанный выше сценарий.</translation>
  </message>
  <message>
    <source>Tasks</source>
    <translation>Задачи</translation>
  </message>
  <message>
    <source>Tasks cancelled: {:,}.</source>
    <translation>Отменено задач: {:,}.</translation>
  </message>
  <message>
    <source>Tasks started by this run</source>
    <translation>Задач запущено за этот раз</translation>
  </message>
  <message>
    <source>Tasks started: {:,}. Known from before: {:,}.</source>
    <translation>Запущено задач: {:,}. Известно с прошлых раз: {:,}.</translation>
  </message>
  <message>
    <source>Tell about a bug with the versions below.</source>
    <translation>Сообщая об ошибке, укажите версии ниже.</translation>
  </message>
  <message>
    <source>Template</source>
    <translation>Шаблон</translation>
  </message>
  <message>
    <source>Template of your own</source>
    <translation>Собственный шаблон</translation>
  </message>
  <message>
    <source>Text in description or name; * for all</source>
    <translation>Текст в описании или имени; * — все</translation>
  </message>
  <message>
    <source>That are too many pixels. Choose fewer dpi or a smaller map.</source>
    <translation>Слишком много пикселей. Уменьшите dpi или карту.</translation>
  </message>
  <message>
    <source>That of the layer</source>
    <translation>Статистика слоя</translation>
  </message>
  <message>
    <source>Thaw</source>
    <translation>Разморозить</translation>
  </message>
  <message>
    <source>The JavaScript cannot be read: see Problems. The Python is that of before.</source>
    <translation>Не удалось прочитать JavaScript: см. «Проблемы». Код Python остался прежним.</translation>
  </message>
  <message>
    <source>The Python client has no such export.</source>
    <translation>В клиенте Python такого экспорта нет.</translation>
  </message>
  <message>
    <source>The Python is on the clipboard.</source>
    <translation>Код Python — в буфере обмена.</translation>
  </message>
  <message>
    <source>The Python package earthengine-api is missing. Install the plugin “Google Earth Engine”, which brings it, or run “pip install earthengine-api” in QGIS' Python, and restart QGIS.</source>
    <translation>Нет пакета Python earthengine-api. Установите модуль «Google Earth Engine», с которым он поставляется, или выполните «pip install earthengine-api» в Python из состава QGIS и перезапустите QGIS.</translation>
  </message>
  <message>
    <source>The Python script is on the clipboard.</source>
    <translation>Скрипт Python — в буфере обмена.</translation>
  </message>
  <message>
    <source>The Python was edited and no longer follows the JavaScript; it is what runs. {}</source>
    <translation>Код Python изменён и больше не следует за JavaScript; выполняется именно он. {}</translation>
  </message>
  <message>
    <source>The address of a sandbox looks like http://127.0.0.1:8080/…</source>
    <translation>Адрес песочницы выглядит так: http://127.0.0.1:8080/…</translation>
  </message>
  <message>
    <source>The animation could not be made.</source>
    <translation>Не удалось создать анимацию.</translation>
  </message>
  <message>
    <source>The answer broke off. Try again.</source>
    <translation>Ответ оборвался. Повторите попытку.</translation>
  </message>
  <message>
    <source>The answer is far too large to be Earth Engine's. Check the network.</source>
    <translation>Ответ слишком велик для Earth Engine. Проверьте сеть.</translation>
  </message>
  <message>
    <source>The band count has the number of clear scenes of each pixel.</source>
    <translation>Канал count содержит число ясных сцен для каждого пикселя.</translation>
  </message>
  <message>
    <source>The band {} is shown: tick it among the bands.</source>
    <translation>Показывается канал {}: отметьте его среди каналов.</translation>
  </message>
  <message>
    <source>The band “{}” cannot hold {:g} for masked pixels: choose another value or data type.</source>
    <translation>Канал «{}» не может хранить {:g} для маскированных пикселей: выберите другое значение или тип данных.</translation>
  </message>
  <message>
    <source>The braces in the columns' names do not fit together.</source>
    <translation>Фигурные скобки в именах столбцов не согласованы.</translation>
  </message>
  <message>
    <source>The braces in the file name do not fit together.</source>
    <translation>Фигурные скобки в имени файла не согласованы.</translation>
  </message>
  <message>
    <source>The chart cannot be written to {}: choose another folder.</source>
    <translation>Не удалось записать график в {}: выберите другую папку.</translation>
  </message>
  <message>
    <source>The chart has no “{}”.</source>
    <translation>На графике нет «{}».</translation>
  </message>
  <message>
    <source>The chart is in {}.</source>
    <translation>График сохранён в {}.</translation>
  </message>
  <message>
    <source>The chart needs a layer of ours, or a picture. Choose one of them.</source>
    <translation>Для графика нужен слой этого модуля или рисунок. Выберите одно из них.</translation>
  </message>
  <message>
    <source>The cloud percentage is a number above 0, up to 100.</source>
    <translation>Облачность — число процентов больше 0 и до 100.</translation>
  </message>
  <message>
    <source>The cloud probability is a number from 0 to 100.</source>
    <translation>Вероятность облаков — число от 0 до 100.</translation>
  </message>
  <message>
    <source>The cloud score is a number from 0 to 1.</source>
    <translation>Оценка облачности — число от 0 до 1.</translation>
  </message>
  <message>
    <source>The collection begins on {}.</source>
    <translation>Коллекция начинается с {}.</translation>
  </message>
  <message>
    <source>The collection has no model “{}”.</source>
    <translation>В коллекции нет модели «{}».</translation>
  </message>
  <message>
    <source>The colour ramp must end at a higher value than it starts.</source>
    <translation>Конец цветового ряда должен быть больше начала.</translation>
  </message>
  <message>
    <source>The coloured picture</source>
    <translation>Цветное изображение</translation>
  </message>
  <message>
    <source>The command is on the clipboard.</source>
    <translation>Команда — в буфере обмена.</translation>
  </message>
  <message>
    <source>The computation is too large. Choose a smaller region or a shorter period.</source>
    <translation>Слишком большое вычисление. Выберите меньшую область или более короткий период.</translation>
  </message>
  <message>
    <source>The coordinate reference system “{}” is unknown.</source>
    <translation>Система координат «{}» неизвестна.</translation>
  </message>
  <message>
    <source>The coordinate system “{}” is not known.</source>
    <translation>Система координат «{}» неизвестна.</translation>
  </message>
  <message>
    <source>The dataset begins on {}.</source>
    <translation>Данные начинаются с {}.</translation>
  </message>
  <message>
    <source>The dataset ends on {}.</source>
    <translation>Данные заканчиваются {}.</translation>
  </message>
  <message>
    <source>The dataset is not known to have a band {}.</source>
    <translation>Канал {} в этом наборе данных неизвестен.</translation>
  </message>
  <message>
    <source>The days begin too long ago.</source>
    <translation>Период начинается слишком давно.</translation>
  </message>
  <message>
    <source>The days end at most {:,} days ago.</source>
    <translation>Период может заканчиваться не более {:,} дней назад.</translation>
  </message>
  <message>
    <source>The disk is full. Make room, then export the page again.</source>
    <translation>Диск заполнен. Освободите место и экспортируйте страницу снова.</translation>
  </message>
  <message>
    <source>The disk is full. Make room, then start the download again: it goes on where it stopped.</source>
    <translation>Диск заполнен. Освободите место и запустите загрузку снова: она продолжится с того же места.</translation>
  </message>
  <message>
    <source>The disk is too small: about {} are needed, {} are free. Make room or choose another disk; what was downloaded is kept.</source>
    <translation>На диске мало места: нужно около {}, свободно {}. Освободите место или выберите другой диск; загруженное сохранено.</translation>
  </message>
  <message>
    <source>The disk may become full: the files take up to {}.</source>
    <translation>Диск может заполниться: файлы займут до {}.</translation>
  </message>
  <message>
    <source>The download has ended: {}.</source>
    <translation>Загрузка завершена: {}.</translation>
  </message>
  <message>
    <source>The download of “{}” has not ended.</source>
    <translation>Загрузка «{}» не завершена.</translation>
  </message>
  <message>
    <source>The download stopped. Start it again: it goes on.</source>
    <translation>Загрузка остановилась. Запустите её снова: она продолжится.</translation>
  </message>
  <message>
    <source>The edge of the world map cannot be drawn.</source>
    <translation>Не удалось построить край карты мира.</translation>
  </message>
  <message>
    <source>The ending says what it becomes: .pdf, .png, .svg, .jpg, .tif, .gif or .mp4.</source>
    <translation>Расширение определяет формат: .pdf, .png, .svg, .jpg, .tif, .gif или .mp4.</translation>
  </message>
  <message>
    <source>The ends of the colour ramp must be numbers.</source>
    <translation>Границы цветового ряда должны быть числами.</translation>
  </message>
  <message>
    <source>The export is damaged and cannot be read.</source>
    <translation>Экспорт повреждён, его не удалось прочитать.</translation>
  </message>
  <message>
    <source>The expression is empty: write one, such as (B8 - B4) / (B8 + B4).</source>
    <translation>Выражение пусто: введите, например, (B8 - B4) / (B8 + B4).</translation>
  </message>
  <message>
    <source>The expression is too long.</source>
    <translation>Выражение слишком длинное.</translation>
  </message>
  <message>
    <source>The expression is too long: it may have {limit} characters.</source>
    <translation>Выражение слишком длинное: допустимо символов: {limit}.</translation>
  </message>
  <message>
    <source>The expression names no band, such as B8.</source>
    <translation>В выражении не назван ни один канал, например B8.</translation>
  </message>
  <message>
    <source>The factor of {} must be a number other than 0.</source>
    <translation>Множитель для {} должен быть числом, отличным от 0.</translation>
  </message>
  <message>
    <source>The features cannot be written to the profile's folder. See the details.</source>
    <translation>Не удалось записать объекты в папку профиля. См. подробности.</translation>
  </message>
  <message>
    <source>The file cannot be written ({}). What was downloaded is kept.</source>
    <translation>Не удалось записать файл ({}). Загруженное сохранено.</translation>
  </message>
  <message>
    <source>The file could not be completed.</source>
    <translation>Не удалось завершить файл.</translation>
  </message>
  <message>
    <source>The file is too big: save its polygons as GeoPackage, or simplify them first.</source>
    <translation>Файл слишком велик: сначала сохраните полигоны в GeoPackage или упростите их.</translation>
  </message>
  <message>
    <source>The file says no coordinate system: add it as a layer, set its system, and take its features.</source>
    <translation>В файле не указана система координат: добавьте его как слой, задайте систему и возьмите объекты слоя.</translation>
  </message>
  <message>
    <source>The file was checked and is damaged. Start the download again.</source>
    <translation>Файл проверен и повреждён. Запустите загрузку снова.</translation>
  </message>
  <message>
    <source>The file “{}” cannot be read as polygons.</source>
    <translation>Не удалось прочитать полигоны из файла «{}».</translation>
  </message>
  <message>
    <source>The file “{}” cannot be written: choose another place.</source>
    <translation>Не удалось записать файл «{}»: выберите другое место.</translation>
  </message>
  <message>
    <source>The file “{}” has no polygon: points and lines make no region.</source>
    <translation>В файле «{}» нет полигонов: точки и линии не образуют область.</translation>
  </message>
  <message>
    <source>The files cannot be written to “{}”: {}</source>
    <translation>Не удалось записать файлы в «{}»: {}</translation>
  </message>
  <message>
    <source>The filter of “{}” holds a semicolon, which a command cannot: use the Python script.</source>
    <translation>Фильтр «{}» содержит точку с запятой, недопустимую в команде: используйте скрипт Python.</translation>
  </message>
  <message>
    <source>The first day must not be after the last day.</source>
    <translation>Первый день не может быть позже последнего.</translation>
  </message>
  <message>
    <source>The first year must not be after the last year.</source>
    <translation>Первый год не может быть позже последнего.</translation>
  </message>
  <message>
    <source>The folder “{}” cannot be made ({}).</source>
    <translation>Не удалось создать папку «{}» ({}).</translation>
  </message>
  <message>
    <source>The folder “{}” cannot be made ({}). Save the project where you may write.</source>
    <translation>Не удалось создать папку «{}» ({}). Сохраните проект там, где разрешена запись.</translation>
  </message>
  <message>
    <source>The folder “{}” cannot be read.</source>
    <translation>Не удалось прочитать папку «{}».</translation>
  </message>
  <message>
    <source>The folder “{}” is not there.</source>
    <translation>Папки «{}» нет.</translation>
  </message>
  <message>
    <source>The globe could not be made.</source>
    <translation>Не удалось создать глобус.</translation>
  </message>
  <message>
    <source>The id is of</source>
    <translation>Чей это id</translation>
  </message>
  <message>
    <source>The id is of a table, not of images: nothing can be shown.</source>
    <translation>Это id таблицы, а не изображений: показать нечего.</translation>
  </message>
  <message>
    <source>The id is of images, not of a table: nothing can be drawn.</source>
    <translation>Это id изображений, а не таблицы: отобразить нечего.</translation>
  </message>
  <message>
    <source>The image</source>
    <translation>Изображение</translation>
  </message>
  <message>
    <source>The image has no band “{}”; it has {}.</source>
    <translation>В изображении нет канала «{}»; в нём есть {}.</translation>
  </message>
  <message>
    <source>The image has no bands. Choose another period, region or model.</source>
    <translation>У изображения нет каналов. Выберите другой период, область или модель.</translation>
  </message>
  <message>
    <source>The image has no end: choose a region.</source>
    <translation>Изображение не имеет границ: выберите область.</translation>
  </message>
  <message>
    <source>The image's own</source>
    <translation>Как у изображения</translation>
  </message>
  <message>
    <source>The image's recipe is too long for a request. Simplify it, or store a part as an asset.</source>
    <translation>Рецепт изображения слишком длинен для запроса. Упростите его или сохраните часть как ассет.</translation>
  </message>
  <message>
    <source>The images have no times: no series can be made of them.</source>
    <translation>У изображений нет времени: ряд построить нельзя.</translation>
  </message>
  <message>
    <source>The images' own</source>
    <translation>Как у изображений</translation>
  </message>
  <message>
    <source>The index “{}” is not known.</source>
    <translation>Индекс «{}» неизвестен.</translation>
  </message>
  <message>
    <source>The key file “{}” cannot be read.</source>
    <translation>Не удалось прочитать файл ключа «{}».</translation>
  </message>
  <message>
    <source>The last state of the panel cannot be read.</source>
    <translation>Не удалось прочитать последнее состояние панели.</translation>
  </message>
  <message>
    <source>The layer cannot be made. Save the table as CSV instead.</source>
    <translation>Не удалось создать слой. Сохраните таблицу в CSV.</translation>
  </message>
  <message>
    <source>The layer has no column {}.</source>
    <translation>В слое нет столбца {}.</translation>
  </message>
  <message>
    <source>The layer has no coordinate system: set it first.</source>
    <translation>У слоя нет системы координат: сначала задайте её.</translation>
  </message>
  <message>
    <source>The layer is no longer there. Press Add to map instead.</source>
    <translation>Этого слоя больше нет. Нажмите «На карту».</translation>
  </message>
  <message>
    <source>The layer lives in this project only: save it to a file first.</source>
    <translation>Слой существует только в этом проекте: сначала сохраните его в файл.</translation>
  </message>
  <message>
    <source>The layer of polygons cannot be read.</source>
    <translation>Не удалось прочитать слой полигонов.</translation>
  </message>
  <message>
    <source>The layer of the zones cannot be read.</source>
    <translation>Не удалось прочитать слой зон.</translation>
  </message>
  <message>
    <source>The layer of the zones is no longer in the project: choose another one.</source>
    <translation>Слоя с зонами больше нет в проекте: выберите другой.</translation>
  </message>
  <message>
    <source>The layer to change is no longer in the project. Add a new one instead.</source>
    <translation>Изменяемого слоя больше нет в проекте. Добавьте новый.</translation>
  </message>
  <message>
    <source>The layer to freeze is no longer in the project.</source>
    <translation>Слоя, который нужно заморозить, больше нет в проекте.</translation>
  </message>
  <message>
    <source>The layer was edited meanwhile. Freeze it again.</source>
    <translation>Слой тем временем изменён. Заморозьте его ещё раз.</translation>
  </message>
  <message>
    <source>The layer “{}” cannot be edited: write a GeoPackage instead.</source>
    <translation>Слой «{}» нельзя редактировать: запишите GeoPackage.</translation>
  </message>
  <message>
    <source>The layer “{}” has no shapes: choose another one.</source>
    <translation>В слое «{}» нет геометрии: выберите другой.</translation>
  </message>
  <message>
    <source>The layer “{}” is no longer in the project.</source>
    <translation>Слоя «{}» больше нет в проекте.</translation>
  </message>
  <message>
    <source>The layer “{}” takes no field {}: write a GeoPackage instead.</source>
    <translation>Слой «{}» не принимает поле {}: запишите GeoPackage.</translation>
  </message>
  <message>
    <source>The layer “{}” takes no new attributes: write a GeoPackage instead.</source>
    <translation>Слой «{}» не принимает новые атрибуты: запишите GeoPackage.</translation>
  </message>
  <message>
    <source>The layer's own</source>
    <translation>Как у слоя</translation>
  </message>
  <message>
    <source>The layout “{}” has no map.</source>
    <translation>В макете «{}» нет карты.</translation>
  </message>
  <message>
    <source>The line is too long for cron: choose a folder with a shorter path.</source>
    <translation>Строка слишком длинна для cron: выберите папку с более коротким путём.</translation>
  </message>
  <message>
    <source>The list of downloads cannot be written to “{}”. Check the folder and the free disk space.</source>
    <translation>Не удалось записать список загрузок в «{}». Проверьте папку и свободное место на диске.</translation>
  </message>
  <message>
    <source>The list of exports cannot be written to “{}”. Check the folder and the free disk space.</source>
    <translation>Не удалось записать список экспорта в «{}». Проверьте папку и свободное место на диске.</translation>
  </message>
  <message>
    <source>The map in the layout “{}” was moved or changed since. Refresh it before you print.</source>
    <translation>Карта в макете «{}» с тех пор сдвинута или изменена. Обновите слой перед печатью.</translation>
  </message>
  <message>
    <source>The map is centred on images, features and geometries of Earth Engine.</source>
    <translation>Карту можно центрировать по изображениям, объектам и геометриям Earth Engine.</translation>
  </message>
  <message>
    <source>The map is smaller than a pixel. Make it larger on the page.</source>
    <translation>Карта меньше пикселя. Увеличьте её на странице.</translation>
  </message>
  <message>
    <source>The map of the layout “{}” is gone. Choose “Freeze for print…” and another map.</source>
    <translation>Карты макета «{}» больше нет. Выберите «Заморозить для печати…» и другую карту.</translation>
  </message>
  <message>
    <source>The map of the layout “{}” that it was frozen for is gone.</source>
    <translation>Карты макета «{}», для которой слой был заморожен, больше нет.</translation>
  </message>
  <message>
    <source>The map sheet could not be made.</source>
    <translation>Не удалось создать лист карты.</translation>
  </message>
  <message>
    <source>The map shows nothing. Give it an extent first.</source>
    <translation>Карта ничего не показывает. Сначала задайте ей охват.</translation>
  </message>
  <message>
    <source>The map's tiles would come from another server than Earth Engine's. Connect again.</source>
    <translation>Тайлы карты поступают не с сервера Earth Engine. Подключитесь снова.</translation>
  </message>
  <message>
    <source>The middle of a globe is a longitude and a latitude in degrees.</source>
    <translation>Центр глобуса — это долгота и широта в градусах.</translation>
  </message>
  <message>
    <source>The module “{path}” is not here: translate it together with the script.</source>
    <translation>Модуля «{path}» здесь нет: переведите его вместе со скриптом.</translation>
  </message>
  <message>
    <source>The months must be numbers from 1 to 12.</source>
    <translation>Месяцы — это числа от 1 до 12.</translation>
  </message>
  <message>
    <source>The months must follow one another.</source>
    <translation>Месяцы должны идти подряд.</translation>
  </message>
  <message>
    <source>The most pixels of an image (1e8 where empty)</source>
    <translation>Наибольшее число пикселей изображения (если пусто — 1e8)</translation>
  </message>
  <message>
    <source>The most pixels of an image are a number, such as 1e9.</source>
    <translation>Наибольшее число пикселей изображения — это число, например 1e9.</translation>
  </message>
  <message>
    <source>The most pixels of an image are between 1 and 10,000,000,000,000.</source>
    <translation>Наибольшее число пикселей изображения — от 1 до 10 000 000 000 000.</translation>
  </message>
  <message>
    <source>The name of the destination is too long.</source>
    <translation>Имя места назначения слишком длинное.</translation>
  </message>
  <message>
    <source>The names of bands and columns are separated by commas.</source>
    <translation>Имена каналов и столбцов разделяются запятыми.</translation>
  </message>
  <message>
    <source>The names would all be the same: add {index}, {date} or {system:index}.</source>
    <translation>Все имена получились бы одинаковыми: добавьте {index}, {date} или {system:index}.</translation>
  </message>
  <message>
    <source>The newest come first.</source>
    <translation>Сначала идут самые новые.</translation>
  </message>
  <message>
    <source>The number of days, weeks, months or years is between 1 and {:,}.</source>
    <translation>Число дней, недель, месяцев или лет — от 1 до {:,}.</translation>
  </message>
  <message>
    <source>The offset of {} must be a number.</source>
    <translation>Смещение для {} должно быть числом.</translation>
  </message>
  <message>
    <source>The order is a number from 0 to {}.</source>
    <translation>Порядок — число от 0 до {}.</translation>
  </message>
  <message>
    <source>The order is damaged and cannot be read.</source>
    <translation>Параметры повреждены, их не удалось прочитать.</translation>
  </message>
  <message>
    <source>The order of the polynomial is less than the width.</source>
    <translation>Порядок полинома должен быть меньше ширины.</translation>
  </message>
  <message>
    <source>The outline encloses no area.</source>
    <translation>Контур не ограничивает никакой площади.</translation>
  </message>
  <message>
    <source>The outline has no coordinate system: set the one of its layer first.</source>
    <translation>У контура нет системы координат: сначала задайте её для слоя.</translation>
  </message>
  <message>
    <source>The outline has too many corners: simplify it, or select fewer features.</source>
    <translation>У контура слишком много вершин: упростите его или выделите меньше объектов.</translation>
  </message>
  <message>
    <source>The outline lies outside the world: check its coordinate system.</source>
    <translation>Контур лежит за пределами мира: проверьте его систему координат.</translation>
  </message>
  <message>
    <source>The outline was simplified from {before} to {after} corners.</source>
    <translation>Контур упрощён: вершин было {before}, стало {after}.</translation>
  </message>
  <message>
    <source>The package pandas is missing: use to_dicts() instead.</source>
    <translation>Нет пакета pandas: используйте to_dicts().</translation>
  </message>
  <message>
    <source>The page could not be exported.</source>
    <translation>Не удалось экспортировать страницу.</translation>
  </message>
  <message>
    <source>The page has too many pixels for this computer. Choose fewer dpi, or a PDF.</source>
    <translation>На странице слишком много пикселей для этого компьютера. Уменьшите dpi или выберите PDF.</translation>
  </message>
  <message>
    <source>The palette “{}” is not known.</source>
    <translation>Палитра «{}» неизвестна.</translation>
  </message>
  <message>
    <source>The parts of “{}” do not fit together.</source>
    <translation>Части «{}» не подходят друг к другу.</translation>
  </message>
  <message>
    <source>The period has no year; write 2030-03 or JJA 2041-2070.</source>
    <translation>В периоде нет года; напишите 2030-03 или JJA 2041-2070.</translation>
  </message>
  <message>
    <source>The period lies in the future.</source>
    <translation>Период лежит в будущем.</translation>
  </message>
  <message>
    <source>The period “{}” is not understood; write 2030-03 or JJA 2041-2070.</source>
    <translation>Период «{}» непонятен; напишите 2030-03 или JJA 2041-2070.</translation>
  </message>
  <message>
    <source>The picture “{}” is missing, or larger than {} pixels. Choose fewer dpi.</source>
    <translation>Кадр «{}» отсутствует или больше {} пикселей. Выберите меньшее разрешение (dpi).</translation>
  </message>
  <message>
    <source>The pixels of this grid have no area. Choose a scale above 0.</source>
    <translation>Пиксели этой сетки не имеют площади. Выберите размер пикселя больше 0.</translation>
  </message>
  <message>
    <source>The places are not the JSON that the panel writes.</source>
    <translation>Места — не тот JSON, который записывает панель.</translation>
  </message>
  <message>
    <source>The polygons cannot be dissolved: repair them first (Fix geometries).</source>
    <translation>Не удалось объединить полигоны: сначала исправьте их («Исправить геометрии»).</translation>
  </message>
  <message>
    <source>The private key in “{}” is damaged. Download the key again.</source>
    <translation>Закрытый ключ в «{}» повреждён. Скачайте ключ снова.</translation>
  </message>
  <message>
    <source>The project has no file yet: the frozen file moves beside it when you save it.</source>
    <translation>Проект ещё не сохранён: при его сохранении замороженный файл переместится к нему.</translation>
  </message>
  <message>
    <source>The project has no layer of points or polygons.</source>
    <translation>В проекте нет слоя точек или полигонов.</translation>
  </message>
  <message>
    <source>The project has no layout “{}”.</source>
    <translation>В проекте нет макета «{}».</translation>
  </message>
  <message>
    <source>The project's queue takes {most} tasks; {waiting} wait already. Export {left} at most.</source>
    <translation>Очередь проекта вмещает задач: {most}; уже ждут: {waiting}. Экспортируйте не более {left}.</translation>
  </message>
  <message>
    <source>The proxy did not let the request through. Check Settings ► Options ► Network, then try again.</source>
    <translation>Прокси-сервер не пропустил запрос. Проверьте «Настройки ► Параметры ► Сеть» и повторите попытку.</translation>
  </message>
  <message>
    <source>The recipe is damaged and cannot be read.</source>
    <translation>Рецепт повреждён, его не удалось прочитать.</translation>
  </message>
  <message>
    <source>The recipe was made by another version of the plugin.</source>
    <translation>Рецепт создан другой версией модуля.</translation>
  </message>
  <message>
    <source>The recipe's period and region, where empty.</source>
    <translation>Пусто — период и область рецепта.</translation>
  </message>
  <message>
    <source>The region cannot be drawn in {}. Choose another coordinate reference system.</source>
    <translation>Не удалось отобразить область в {}. Выберите другую систему координат.</translation>
  </message>
  <message>
    <source>The region does not touch the images: choose another one.</source>
    <translation>Область не пересекается с изображениями: выберите другую.</translation>
  </message>
  <message>
    <source>The region has no extent in this coordinate reference system.</source>
    <translation>В этой системе координат у области нет охвата.</translation>
  </message>
  <message>
    <source>The region has too many corners: simplify it first.</source>
    <translation>У области слишком много вершин: сначала упростите её.</translation>
  </message>
  <message>
    <source>The region is empty: drag a rectangle from corner to corner.</source>
    <translation>Область пуста: протяните прямоугольник от угла к углу.</translation>
  </message>
  <message>
    <source>The region is no JSON that a copied command has: choose an extent instead.</source>
    <translation>Область — не тот JSON, что содержится в скопированной команде: выберите охват.</translation>
  </message>
  <message>
    <source>The region is smaller than a pixel. Choose a larger one.</source>
    <translation>Область меньше пикселя. Выберите область побольше.</translation>
  </message>
  <message>
    <source>The region lies outside the world: check its coordinate system.</source>
    <translation>Область лежит за пределами мира: проверьте её систему координат.</translation>
  </message>
  <message>
    <source>The region must be a polygon.</source>
    <translation>Область должна быть полигоном.</translation>
  </message>
  <message>
    <source>The run then fails where a task has failed.</source>
    <translation>Тогда запуск завершается ошибкой, если задача не удалась.</translation>
  </message>
  <message>
    <source>The run then fails where the script may not do the same in Python.</source>
    <translation>Тогда запуск завершается ошибкой, если в Python скрипт может работать иначе.</translation>
  </message>
  <message>
    <source>The sandbox could not be started. See the details.</source>
    <translation>Не удалось запустить песочницу. См. подробности.</translation>
  </message>
  <message>
    <source>The sandbox did not answer in time. Try again, or look at the details.</source>
    <translation>Песочница не ответила вовремя. Повторите попытку или посмотрите подробности.</translation>
  </message>
  <message>
    <source>The sandbox ended while it was starting (code {}). See the details.</source>
    <translation>Песочница завершилась при запуске (код {}). См. подробности.</translation>
  </message>
  <message>
    <source>The sandbox has no address: start it first.</source>
    <translation>У песочницы нет адреса: сначала запустите её.</translation>
  </message>
  <message>
    <source>The sandbox has stopped. Connect again to start a new one.</source>
    <translation>Песочница остановлена. Подключитесь снова, чтобы запустить новую.</translation>
  </message>
  <message>
    <source>The sandbox is missing from this installation of the plugin.</source>
    <translation>В этой установке модуля нет песочницы.</translation>
  </message>
  <message>
    <source>The sandbox needs a Python interpreter, and none was found beside QGIS.</source>
    <translation>Песочнице нужен интерпретатор Python, но рядом с QGIS он не найден.</translation>
  </message>
  <message>
    <source>The sandbox needs numpy and GDAL, and one of them is missing beside QGIS. See the details.</source>
    <translation>Песочнице нужны numpy и GDAL, но чего-то из них нет рядом с QGIS. См. подробности.</translation>
  </message>
  <message>
    <source>The scale is a number of metres greater than 0.</source>
    <translation>Размер пикселя — число метров больше 0.</translation>
  </message>
  <message>
    <source>The scale is not the same all over this map.</source>
    <translation>Масштаб на этой карте не везде одинаков.</translation>
  </message>
  <message>
    <source>The script cannot be saved: {}.</source>
    <translation>Не удалось сохранить скрипт: {}.</translation>
  </message>
  <message>
    <source>The script cannot be written to “{}”.</source>
    <translation>Не удалось записать скрипт в «{}».</translation>
  </message>
  <message>
    <source>The script is nested too deeply: write it as several statements.</source>
    <translation>В скрипте слишком много вложений: разбейте его на несколько инструкций.</translation>
  </message>
  <message>
    <source>The script is no JavaScript: the parser cannot read it ({what}).</source>
    <translation>Это не JavaScript: не удалось разобрать скрипт ({what}).</translation>
  </message>
  <message>
    <source>The script needs the shapes of the layer's features.</source>
    <translation>Скрипту нужна геометрия объектов слоя.</translation>
  </message>
  <message>
    <source>The script runs…</source>
    <translation>Скрипт выполняется…</translation>
  </message>
  <message>
    <source>The series is damaged and cannot be read.</source>
    <translation>Ряд повреждён, его не удалось прочитать.</translation>
  </message>
  <message>
    <source>The series shows the values themselves, not their change from the baseline.</source>
    <translation>Ряд показывает сами значения, а не их изменение относительно базового периода.</translation>
  </message>
  <message>
    <source>The server cannot be reached. Check the network and the connection, then try again.</source>
    <translation>Сервер недоступен. Проверьте сеть и подключение и повторите попытку.</translation>
  </message>
  <message>
    <source>The server did not answer. Check the network, then try again.</source>
    <translation>Сервер не ответил. Проверьте сеть и повторите попытку.</translation>
  </message>
  <message>
    <source>The server stopped answering. Try again later.</source>
    <translation>Сервер перестал отвечать. Повторите попытку позже.</translation>
  </message>
  <message>
    <source>The server's answer could not be read. Check for a proxy or sign-in page, then try again.</source>
    <translation>Не удалось прочитать ответ сервера. Проверьте, нет ли прокси или страницы входа, и повторите попытку.</translation>
  </message>
  <message>
    <source>The server's answer is damaged. Try again; what has arrived is kept.</source>
    <translation>Ответ сервера повреждён. Повторите попытку; уже полученное сохранено.</translation>
  </message>
  <message>
    <source>The server's certificate is not trusted. Add its authority under Settings ► Options ► Authentication, then connect again.</source>
    <translation>Сертификат сервера не является доверенным. Добавьте его центр сертификации в «Настройки ► Параметры ► Аутентификация» и подключитесь снова.</translation>
  </message>
  <message>
    <source>The session is connected already: this line does nothing here.</source>
    <translation>Сеанс уже подключён: эта строка здесь ничего не делает.</translation>
  </message>
  <message>
    <source>The shown part of the map has no data to stretch to. Move the map, then try again.</source>
    <translation>В видимой части карты нет данных для растяжки. Сдвиньте карту и повторите попытку.</translation>
  </message>
  <message>
    <source>The sign-in is missing or has expired. Sign in again, then press Connect.</source>
    <translation>Вход не выполнен или устарел. Войдите снова и нажмите «Подключить».</translation>
  </message>
  <message>
    <source>The size cannot be told before. Choose a region, so that the export has an end.</source>
    <translation>Размер заранее неизвестен. Выберите область, чтобы ограничить экспорт.</translation>
  </message>
  <message>
    <source>The stretch must end at a higher value than it starts.</source>
    <translation>Конец растяжки должен быть больше начала.</translation>
  </message>
  <message>
    <source>The stretch needs a number for each of the three bands.</source>
    <translation>Для растяжки нужно по числу на каждый из трёх каналов.</translation>
  </message>
  <message>
    <source>The table</source>
    <translation>Таблица</translation>
  </message>
  <message>
    <source>The table cannot be written to {}: choose another folder.</source>
    <translation>Не удалось записать таблицу в {}: выберите другую папку.</translation>
  </message>
  <message>
    <source>The table cannot be written to “{}”.</source>
    <translation>Не удалось записать таблицу в «{}».</translation>
  </message>
  <message>
    <source>The table has no column {}.</source>
    <translation>В таблице нет столбца {}.</translation>
  </message>
  <message>
    <source>The table has no column “{}”; it has {}.</source>
    <translation>В таблице нет столбца «{}»; в ней есть {}.</translation>
  </message>
  <message>
    <source>The table has no rows: choose other filters.</source>
    <translation>В таблице нет строк: выберите другие фильтры.</translation>
  </message>
  <message>
    <source>The table is in {}.</source>
    <translation>Таблица сохранена в {}.</translation>
  </message>
  <message>
    <source>The table is on the clipboard.</source>
    <translation>Таблица — в буфере обмена.</translation>
  </message>
  <message>
    <source>The template {} cannot be read: {}</source>
    <translation>Не удалось прочитать шаблон {}: {}</translation>
  </message>
  <message>
    <source>The template {} has no {} with the id “{}”. Give one of its items that id, or leave this part out.</source>
    <translation>В шаблоне {} нет элемента «{}» с id «{}». Присвойте этот id одному из таких элементов или не включайте эту часть.</translation>
  </message>
  <message>
    <source>The transform is six numbers, separated by commas.</source>
    <translation>Преобразование — это шесть чисел через запятую.</translation>
  </message>
  <message>
    <source>The transform is six numbers: x scale, x shear, x origin, y shear, y scale, y origin.</source>
    <translation>Преобразование — это шесть чисел: масштаб по x, сдвиг по x, начало x, сдвиг по y, масштаб по y, начало y.</translation>
  </message>
  <message>
    <source>The unit of {} must be a short text.</source>
    <translation>Единица для {} должна быть коротким текстом.</translation>
  </message>
  <message>
    <source>The usual unit</source>
    <translation>Обычная единица</translation>
  </message>
  <message>
    <source>The usual: the statistic, with the band before it where there are several.</source>
    <translation>По умолчанию: статистика, а если каналов несколько — с каналом перед ней.</translation>
  </message>
  <message>
    <source>The value of masked pixels is a number, or nothing.</source>
    <translation>Значение маскированных пикселей — число или ничего.</translation>
  </message>
  <message>
    <source>The value of masked pixels is a number.</source>
    <translation>Значение маскированных пикселей — число.</translation>
  </message>
  <message>
    <source>The weight of the smoothing is a number greater than 0.</source>
    <translation>Вес сглаживания — число больше 0.</translation>
  </message>
  <message>
    <source>The width is an odd number from 3 to {:,}.</source>
    <translation>Ширина — нечётное число от 3 до {:,}.</translation>
  </message>
  <message>
    <source>The year must be a whole number such as 2030.</source>
    <translation>Год должен быть целым числом, например 2030.</translation>
  </message>
  <message>
    <source>The years must be whole numbers such as 1981 and 2010.</source>
    <translation>Годы должны быть целыми числами, например 1981 и 2010.</translation>
  </message>
  <message>
    <source>The zones are too large to stand in a script: copy the qgis_process command instead.</source>
    <translation>Зоны слишком велики для скрипта: скопируйте команду qgis_process.</translation>
  </message>
  <message>
    <source>The zones' shapes with the statistics as attributes.</source>
    <translation>Геометрия зон со статистикой в атрибутах.</translation>
  </message>
  <message>
    <source>Their own</source>
    <translation>Как у изображений</translation>
  </message>
  <message>
    <source>Their union takes the place of the extent.</source>
    <translation>Их объединение заменяет охват.</translation>
  </message>
  <message>
    <source>There are more than {} features: select some of them, or dissolve the layer first.</source>
    <translation>Объектов больше {}: выделите часть из них или сначала объедините слой по общим границам.</translation>
  </message>
  <message>
    <source>There are no bookmarks: make one with View, New Spatial Bookmark.</source>
    <translation>Закладок нет: создайте закладку через «Вид», «Добавить закладку…».</translation>
  </message>
  <message>
    <source>There are no images for these choices. Choose another period, place or model.</source>
    <translation>Для этого выбора нет изображений. Выберите другой период, место или модель.</translation>
  </message>
  <message>
    <source>There are no images for these choices. Choose another period, region or model.</source>
    <translation>Для этого выбора нет изображений. Выберите другой период, область или модель.</translation>
  </message>
  <message>
    <source>There are no images for these choices. Choose other dates or filters.</source>
    <translation>Для этого выбора нет изображений. Выберите другие даты или фильтры.</translation>
  </message>
  <message>
    <source>There are no images over time behind this layer. Choose one of a collection.</source>
    <translation>За этим слоем нет изображений за разное время. Выберите слой из коллекции.</translation>
  </message>
  <message>
    <source>There are no pixels of Earth Engine behind this layer. Choose a layer of images.</source>
    <translation>За этим слоем нет пикселей Earth Engine. Выберите слой снимков.</translation>
  </message>
  <message>
    <source>There are no tasks yet. Start one from the panel Export.</source>
    <translation>Задач пока нет. Запустите их с панели «Экспорт».</translation>
  </message>
  <message>
    <source>There are no values at {}: choose another place for the chart.</source>
    <translation>В точке {} нет значений: выберите для графика другое место.</translation>
  </message>
  <message>
    <source>There are no zones: choose another layer, or other filters.</source>
    <translation>Зон нет: выберите другой слой или другие фильтры.</translation>
  </message>
  <message>
    <source>There is no Python for this part of the script.</source>
    <translation>Для этой части скрипта нет соответствия в Python.</translation>
  </message>
  <message>
    <source>There is no Python for this statement: it is left out.</source>
    <translation>Для этой инструкции нет соответствия в Python: она пропущена.</translation>
  </message>
  <message>
    <source>There is no file of “{}” in {}. It may not be synchronised yet.</source>
    <translation>Файла «{}» нет в {}. Возможно, он ещё не синхронизирован.</translation>
  </message>
  <message>
    <source>There is no file “{}”. Choose a script.</source>
    <translation>Файла «{}» нет. Выберите скрипт.</translation>
  </message>
  <message>
    <source>There is no folder “{}”. Choose another one.</source>
    <translation>Папки «{}» нет. Выберите другую.</translation>
  </message>
  <message>
    <source>There is no index “{name}” for Sentinel-2.</source>
    <translation>Для Sentinel-2 нет индекса «{name}».</translation>
  </message>
  <message>
    <source>There is no map to look at.</source>
    <translation>Карты, на которую можно посмотреть, нет.</translation>
  </message>
  <message>
    <source>There is no map window here: give a layout or an extent.</source>
    <translation>Здесь нет окна карты: укажите макет или охват.</translation>
  </message>
  <message>
    <source>There is no polygon: points and lines make no region.</source>
    <translation>Нет ни одного полигона: точки и линии не образуют область.</translation>
  </message>
  <message>
    <source>These are {:,} series: choose fewer places, models or bands, {:,} series at most.</source>
    <translation>Рядов получается {:,}: выберите меньше мест, моделей или каналов, не более {:,} рядов.</translation>
  </message>
  <message>
    <source>These are {} parts, and {} are the most. Choose longer ones, or a shorter period.</source>
    <translation>Частей получается {}, а допустимо не более {}. Выберите части подлиннее или период покороче.</translation>
  </message>
  <message>
    <source>These bands have masks of their own and use every number, which a COG cannot hold. Choose a plain GeoTIFF; what was downloaded is kept.</source>
    <translation>У этих каналов есть собственные маски и заняты все числа, а COG этого не допускает. Выберите обычный GeoTIFF; загруженное сохранено.</translation>
  </message>
  <message>
    <source>They are in “{}”.</source>
    <translation>Они в «{}».</translation>
  </message>
  <message>
    <source>This QGIS does not let its console's editor be opened. Copy the Python instead.</source>
    <translation>Этот QGIS не позволяет открыть редактор своей консоли. Скопируйте код Python.</translation>
  </message>
  <message>
    <source>This account or project may not do that. Check the project id and its Earth Engine registration.</source>
    <translation>Этому аккаунту или проекту это не разрешено. Проверьте id проекта и его регистрацию в Earth Engine.</translation>
  </message>
  <message>
    <source>This cannot be written as a command.</source>
    <translation>Это нельзя записать командой.</translation>
  </message>
  <message>
    <source>This computer</source>
    <translation>Этот компьютер</translation>
  </message>
  <message>
    <source>This dataset is deprecated and no longer kept up; {} takes its place.</source>
    <translation>Этот набор данных устарел и больше не поддерживается; его заменяет {}.</translation>
  </message>
  <message>
    <source>This did not work. See the log.</source>
    <translation>Не получилось. См. журнал.</translation>
  </message>
  <message>
    <source>This export belongs to the project “{}”. Connect to it first.</source>
    <translation>Этот экспорт относится к проекту «{}». Сначала подключитесь к нему.</translation>
  </message>
  <message>
    <source>This function has no place here: give it a name first.</source>
    <translation>Этой функции здесь не место: сначала дайте ей имя.</translation>
  </message>
  <message>
    <source>This is an image collection: ask for every image, or reduce it first.</source>
    <translation>Это коллекция изображений: запросите каждое изображение или сначала сведите её.</translation>
  </message>
  <message>
    <source>This is no Earth Engine object that can be exported.</source>
    <translation>Этот объект Earth Engine нельзя экспортировать.</translation>
  </message>
  <message>
    <source>This is no Python: {}.</source>
    <translation>Это не Python: {}.</translation>
  </message>
  <message>
    <source>This is no image collection: it has no image for each date.</source>
    <translation>Это не коллекция изображений: изображений на каждую дату в ней нет.</translation>
  </message>
  <message>
    <source>This is not a recipe that this version can read.</source>
    <translation>Эта версия не может прочитать такой рецепт.</translation>
  </message>
  <message>
    <source>This is one image, not a collection of images.</source>
    <translation>Это одно изображение, а не коллекция.</translation>
  </message>
  <message>
    <source>This is too long for cmd.exe: copy the command for PowerShell.</source>
    <translation>Для cmd.exe это слишком длинно: скопируйте команду для PowerShell.</translation>
  </message>
  <message>
    <source>This layer does not come from Earth Engine. Choose one that does.</source>
    <translation>Этот слой не из Earth Engine. Выберите слой из Earth Engine.</translation>
  </message>
  <message>
    <source>This layer does not know how it was made. Add it again from a panel.</source>
    <translation>Этот слой не знает, как он был создан. Добавьте его заново с панели.</translation>
  </message>
  <message>
    <source>This layer is not frozen. Choose “Freeze for print…” first.</source>
    <translation>Этот слой не заморожен. Сначала выберите «Заморозить для печати…».</translation>
  </message>
  <message>
    <source>This layer was not made by the Earth Engine Workbench.</source>
    <translation>Этот слой создан не Earth Engine Workbench.</translation>
  </message>
  <message>
    <source>This map is no longer in its layout. Choose another one.</source>
    <translation>Этой карты больше нет в её макете. Выберите другую.</translation>
  </message>
  <message>
    <source>This month so far</source>
    <translation>Этот месяц по сей день</translation>
  </message>
  <message>
    <source>This recipe cannot be written as a Python script.</source>
    <translation>Этот рецепт нельзя записать как скрипт Python.</translation>
  </message>
  <message>
    <source>This script could not be translated. See the log, and try a part of it.</source>
    <translation>Не удалось перевести этот скрипт. См. журнал и попробуйте перевести часть.</translation>
  </message>
  <message>
    <source>This statistic takes no value.</source>
    <translation>Эта статистика не требует значения.</translation>
  </message>
  <message>
    <source>This takes {:,} requests: choose a shorter period, fewer places or fewer models.</source>
    <translation>Потребуется запросов: {:,}. Выберите более короткий период, меньше мест или моделей.</translation>
  </message>
  <message>
    <source>This template has room for {} maps, and these are {}. Choose another template.</source>
    <translation>В этом шаблоне карт помещается: {}, а выбрано: {}. Выберите другой шаблон.</translation>
  </message>
  <message>
    <source>This way to combine images takes no value.</source>
    <translation>Этот способ объединения изображений не требует значения.</translation>
  </message>
  <message>
    <source>This way to combine models takes no value.</source>
    <translation>Этот способ объединения моделей не требует значения.</translation>
  </message>
  <message>
    <source>This week so far</source>
    <translation>Эта неделя по сей день</translation>
  </message>
  <message>
    <source>This year so far</source>
    <translation>Этот год по сей день</translation>
  </message>
  <message>
    <source>Those of the layer</source>
    <translation>Каналы слоя</translation>
  </message>
  <message>
    <source>Three bands</source>
    <translation>Три канала</translation>
  </message>
  <message>
    <source>Three bands as red, green and blue</source>
    <translation>Три канала как RGB</translation>
  </message>
  <message>
    <source>Three bands of your own</source>
    <translation>Три канала на выбор</translation>
  </message>
  <message>
    <source>Threshold</source>
    <translation>Порог</translation>
  </message>
  <message>
    <source>Thumbnail: {}</source>
    <translation>Миниатюра: {}</translation>
  </message>
  <message>
    <source>Thursday</source>
    <translation>четверг</translation>
  </message>
  <message>
    <source>Tick at least one band.</source>
    <translation>Отметьте хотя бы один канал.</translation>
  </message>
  <message>
    <source>Tick the scene classes that are to be masked.</source>
    <translation>Отметьте классы сцены, которые нужно маскировать.</translation>
  </message>
  <message>
    <source>Tile</source>
    <translation>Тайл</translation>
  </message>
  <message>
    <source>Tiles</source>
    <translation>Тайлы</translation>
  </message>
  <message>
    <source>Tiles are written like 32UPU, separated by commas.</source>
    <translation>Тайлы записываются как 32UPU, через запятую.</translation>
  </message>
  <message>
    <source>Tiles of the MGRS grid; empty takes all.</source>
    <translation>Тайлы сетки MGRS; если пусто — все.</translation>
  </message>
  <message>
    <source>Tiles, such as 32UPU, separated by commas</source>
    <translation>Тайлы, например 32UPU, через запятую</translation>
  </message>
  <message>
    <source>Time</source>
    <translation>Время</translation>
  </message>
  <message>
    <source>Time series</source>
    <translation>Временные ряды</translation>
  </message>
  <message>
    <source>Time series: {}</source>
    <translation>Временной ряд: {}</translation>
  </message>
  <message>
    <source>Time series…</source>
    <translation>Временной ряд…</translation>
  </message>
  <message>
    <source>Title (from the recipe where empty)</source>
    <translation>Заголовок (если пусто — из рецепта)</translation>
  </message>
  <message>
    <source>Title and subtitle</source>
    <translation>Заголовок и подзаголовок</translation>
  </message>
  <message>
    <source>To a region</source>
    <translation>По области</translation>
  </message>
  <message>
    <source>To features of a table</source>
    <translation>По объектам таблицы</translation>
  </message>
  <message>
    <source>To its bounds</source>
    <translation>По её границам</translation>
  </message>
  <message>
    <source>To the region</source>
    <translation>По области</translation>
  </message>
  <message>
    <source>To the region's bounds</source>
    <translation>По границам области</translation>
  </message>
  <message>
    <source>To undo the attributes of more than {:,} features would take QGIS minutes: write a GeoPackage.</source>
    <translation>Отмена атрибутов более чем {:,} объектов заняла бы в QGIS минуты: запишите GeoPackage.</translation>
  </message>
  <message>
    <source>Today: {first} to {last} (UTC). Worked out anew whenever the layer is made, refreshed or exported.</source>
    <translation>Сегодня: {first} – {last} (UTC). Пересчитывается при каждом создании, обновлении или экспорте слоя.</translation>
  </message>
  <message>
    <source>Top of atmosphere (L1C)</source>
    <translation>Верх атмосферы (L1C)</translation>
  </message>
  <message>
    <source>Top-of-atmosphere reflectance (L1C)</source>
    <translation>Верх атмосферы (L1C)</translation>
  </message>
  <message>
    <source>Total {}</source>
    <translation>Сумма: {}</translation>
  </message>
  <message>
    <source>Transform</source>
    <translation>Преобразование</translation>
  </message>
  <message>
    <source>Transform in place of a scale: six numbers</source>
    <translation>Преобразование вместо размера пикселя: шесть чисел</translation>
  </message>
  <message>
    <source>Translates a script of the Code Editor into Python that builds the same Earth Engine objects. The script is not run, and nothing is sent.

What has no counterpart in Python, such as widgets, is said in the log with its line, and marked in the result.</source>
    <translation>Переводит скрипт Code Editor на Python, который строит те же объекты Earth Engine. Скрипт не запускается, и ничего не отправляется.

То, чему нет соответствия в Python, например виджеты, называется в журнале с номером строки и отмечается в результате.</translation>
  </message>
  <message>
    <source>Translates a script of the Earth Engine Code Editor into Python.</source>
    <translation>Переводит скрипт Earth Engine Code Editor на Python.</translation>
  </message>
  <message>
    <source>Translating could not be started. See the log.</source>
    <translation>Не удалось запустить перевод. См. журнал.</translation>
  </message>
  <message>
    <source>Translating needs a Python interpreter, and none was found beside QGIS.</source>
    <translation>Для перевода нужен интерпретатор Python, но рядом с QGIS он не найден.</translation>
  </message>
  <message>
    <source>True colour</source>
    <translation>Естественные цвета</translation>
  </message>
  <message>
    <source>Tuesday</source>
    <translation>вторник</translation>
  </message>
  <message>
    <source>Two maps side by side</source>
    <translation>Две карты рядом</translation>
  </message>
  <message>
    <source>Two places have the same name: give each its own.</source>
    <translation>У двух мест одинаковое имя: назовите их по-разному.</translation>
  </message>
  <message>
    <source>Type</source>
    <translation>Тип</translation>
  </message>
  <message>
    <source>Unit</source>
    <translation>Единица</translation>
  </message>
  <message>
    <source>Unit of the bands</source>
    <translation>Единица каналов</translation>
  </message>
  <message>
    <source>Unit of the steps</source>
    <translation>Единица шагов</translation>
  </message>
  <message>
    <source>Updating {}…</source>
    <translation>Обновление: {}…</translation>
  </message>
  <message>
    <source>Use {}</source>
    <translation>Взять {}</translation>
  </message>
  <message>
    <source>Uses a service account's JSON key where it lies; it is never copied.</source>
    <translation>Использует ключ JSON сервисного аккаунта там, где он лежит; ключ никуда не копируется.</translation>
  </message>
  <message>
    <source>Uses the sign-in of the Google Earth Engine plugin or of the earthengine command.</source>
    <translation>Использует вход модуля Google Earth Engine или команды earthengine.</translation>
  </message>
  <message>
    <source>Value</source>
    <translation>Значение</translation>
  </message>
  <message>
    <source>Value = stored number × factor + offset, in the unit</source>
    <translation>Значение = хранимое число × множитель + смещение, в единицах</translation>
  </message>
  <message>
    <source>Value of masked pixels</source>
    <translation>Значение маскированных пикселей</translation>
  </message>
  <message>
    <source>Value of the first colour</source>
    <translation>Значение первого цвета</translation>
  </message>
  <message>
    <source>Value of the last colour</source>
    <translation>Значение последнего цвета</translation>
  </message>
  <message>
    <source>Value shown brightest, or of the last colour</source>
    <translation>Значение самого светлого или последнего цвета</translation>
  </message>
  <message>
    <source>Value shown darkest, or of the first colour</source>
    <translation>Значение самого тёмного или первого цвета</translation>
  </message>
  <message>
    <source>Values are stored numbers times the factor; known of many datasets. One for all bands, or each.</source>
    <translation>Значение — это хранимое число, умноженное на множитель; для многих наборов данных известен. Один на все каналы или свой для каждого.</translation>
  </message>
  <message>
    <source>Values can be identified and coloured anew; a picture is exactly what the live layer shows.</source>
    <translation>Значения можно опрашивать и перекрашивать; изображение — это в точности то, что показывает живой слой.</translation>
  </message>
  <message>
    <source>Values of the property, separated by commas</source>
    <translation>Значения свойства, через запятую</translation>
  </message>
  <message>
    <source>Values, in the same colours</source>
    <translation>Значения в тех же цветах</translation>
  </message>
  <message>
    <source>Variable</source>
    <translation>Переменная</translation>
  </message>
  <message>
    <source>Vector layer</source>
    <translation>Векторный слой</translation>
  </message>
  <message>
    <source>W</source>
    <translation>з.д.</translation>
  </message>
  <message>
    <source>Wait until the tasks have ended</source>
    <translation>Ждать завершения задач</translation>
  </message>
  <message>
    <source>Waiting</source>
    <translation>Ожидает</translation>
  </message>
  <message>
    <source>Warning about sample data</source>
    <translation>Предупреждение о тестовых данных</translation>
  </message>
  <message>
    <source>Wednesday</source>
    <translation>среда</translation>
  </message>
  <message>
    <source>Weight of Whittaker</source>
    <translation>Вес Уиттекера</translation>
  </message>
  <message>
    <source>West, east, south and north with a coordinate system, such as 10,12,45,47 [EPSG:4326].</source>
    <translation>Запад, восток, юг и север с системой координат, например 10,12,45,47 [EPSG:4326].</translation>
  </message>
  <message>
    <source>What one pixel is of the values of all days, such as their mean.</source>
    <translation>Чем становится пиксель из значений всех дней, например их средним.</translation>
  </message>
  <message>
    <source>What one pixel of the result is of the values of all images, such as their mean.</source>
    <translation>Чем становится пиксель результата из значений всех изображений, например их средним.</translation>
  </message>
  <message>
    <source>What stands beside the maps.</source>
    <translation>Что стоит рядом с картами.</translation>
  </message>
  <message>
    <source>What suits the values</source>
    <translation>Подходящая для значений</translation>
  </message>
  <message>
    <source>What the chart draws of several models</source>
    <translation>Что показывать на графике для нескольких моделей</translation>
  </message>
  <message>
    <source>What the guide says about this</source>
    <translation>Что об этом сказано в руководстве</translation>
  </message>
  <message>
    <source>What the map canvas shows</source>
    <translation>Видимая часть карты</translation>
  </message>
  <message>
    <source>What the map shows</source>
    <translation>Видимая часть карты</translation>
  </message>
  <message>
    <source>What the map window shows</source>
    <translation>Видимая часть окна карты</translation>
  </message>
  <message>
    <source>What the page is for, its size, and which way it is turned.</source>
    <translation>Назначение страницы, её размер и ориентация.</translation>
  </message>
  <message>
    <source>What the places are called; their numbers where empty.</source>
    <translation>Названия мест; пусто — их номера.</translation>
  </message>
  <message>
    <source>What the recipe shows, where empty.</source>
    <translation>Пусто — то, что показывает рецепт.</translation>
  </message>
  <message>
    <source>What this export was made from is no longer known. Export it again.</source>
    <translation>Уже неизвестно, из чего был сделан этот экспорт. Экспортируйте ещё раз.</translation>
  </message>
  <message>
    <source>What this layer has stored of its Earth Engine object cannot be read. Add the layer again.</source>
    <translation>Не удалось прочитать объект Earth Engine, сохранённый в этом слое. Добавьте слой снова.</translation>
  </message>
  <message>
    <source>What was begun here cannot be gone on with, because this has changed: {}. Start anew, or choose another file.</source>
    <translation>Начатое здесь нельзя продолжить, потому что изменилось: {}. Начните заново или выберите другой файл.</translation>
  </message>
  <message>
    <source>Where to</source>
    <translation>Куда</translation>
  </message>
  <message>
    <source>Whittaker</source>
    <translation>Уиттекер</translation>
  </message>
  <message>
    <source>Whole numbers from 1 to 143; empty takes all.</source>
    <translation>Целые числа от 1 до 143; если пусто — все.</translation>
  </message>
  <message>
    <source>Whole world</source>
    <translation>Весь мир</translation>
  </message>
  <message>
    <source>Whole years</source>
    <translation>Целые годы</translation>
  </message>
  <message>
    <source>Width of lines in pixels (2 where empty)</source>
    <translation>Ширина линий в пикселях (если пусто — 2)</translation>
  </message>
  <message>
    <source>Width of rolling mean and Savitzky–Golay, odd</source>
    <translation>Ширина скользящего среднего и Савицкого — Голея, нечётная</translation>
  </message>
  <message>
    <source>Wind speed</source>
    <translation>Скорость ветра</translation>
  </message>
  <message>
    <source>Windows: Task Scheduler</source>
    <translation>Windows: планировщик заданий</translation>
  </message>
  <message>
    <source>With</source>
    <translation>Включить</translation>
  </message>
  <message>
    <source>With both years the layer shows the change against the historical run.</source>
    <translation>Если заданы оба года, слой показывает изменение относительно исторического расчёта.</translation>
  </message>
  <message>
    <source>With cloud probability, mask shadows too</source>
    <translation>При вероятности облаков маскировать и тени</translation>
  </message>
  <message>
    <source>With overviews</source>
    <translation>С пирамидами</translation>
  </message>
  <message>
    <source>Without a cloud mask, clouds will show.</source>
    <translation>Без маски облаков будут видны облака.</translation>
  </message>
  <message>
    <source>Without a desktop only; QGIS itself uses the connection of the panel.</source>
    <translation>Только без графического интерфейса; сам QGIS использует подключение с панели.</translation>
  </message>
  <message>
    <source>Without dates and filters all images are combined, which can take long.</source>
    <translation>Без дат и фильтров объединяются все изображения, это может занять много времени.</translation>
  </message>
  <message>
    <source>Without {variable}: {models}.</source>
    <translation>Без {variable}: {models}.</translation>
  </message>
  <message>
    <source>Write a period in each line, such as 2024-06.</source>
    <translation>Введите в каждой строке период, например 2024-06.</translation>
  </message>
  <message>
    <source>Write names of columns, such as {statistic} or {band}_{statistic}.</source>
    <translation>Напишите имена столбцов, например {statistic} или {band}_{statistic}.</translation>
  </message>
  <message>
    <source>Write steps as “5 days”, “2 weeks”, “1 months” or “1 years”.</source>
    <translation>Записывайте шаг так: «5 days», «2 weeks», «1 months» или «1 years».</translation>
  </message>
  <message>
    <source>Write the dates, such as 2024-06 or last 30 days.</source>
    <translation>Укажите даты, например 2024-06 или last 30 days.</translation>
  </message>
  <message>
    <source>Write the names of bands and columns once each, separated by commas.</source>
    <translation>Напишите имена каналов и столбцов по одному разу, через запятую.</translation>
  </message>
  <message>
    <source>Write the years as 1981-2010.</source>
    <translation>Запишите годы как 1981-2010.</translation>
  </message>
  <message>
    <source>Write whole numbers, separated by commas.</source>
    <translation>Введите целые числа через запятую.</translation>
  </message>
  <message>
    <source>Writing Python…</source>
    <translation>Запись Python…</translation>
  </message>
  <message>
    <source>Writing a script</source>
    <translation>Запись скрипта</translation>
  </message>
  <message>
    <source>Writing a table</source>
    <translation>Запись таблицы</translation>
  </message>
  <message>
    <source>Writing the script…</source>
    <translation>Запись скрипта…</translation>
  </message>
  <message>
    <source>Year</source>
    <translation>Год</translation>
  </message>
  <message>
    <source>Zonal statistics</source>
    <translation>Зональная статистика</translation>
  </message>
  <message>
    <source>Zonal statistics have ended: {}.</source>
    <translation>Зональная статистика завершена: {}.</translation>
  </message>
  <message>
    <source>Zonal statistics of a layer or recipe</source>
    <translation>Зональная статистика слоя или рецепта</translation>
  </message>
  <message>
    <source>Zonal statistics: {}</source>
    <translation>Зональная статистика: {}</translation>
  </message>
  <message>
    <source>Zonal statistics…</source>
    <translation>Зональная статистика…</translation>
  </message>
  <message>
    <source>Zone {} is too large at this scale: choose a coarser one, or split the zone.</source>
    <translation>Зона {} слишком велика для такого размера пикселя: увеличьте его или разделите зону.</translation>
  </message>
  <message>
    <source>Zones</source>
    <translation>Зоны</translation>
  </message>
  <message>
    <source>Zones are a vector layer, the id of a table, or (id, filters).</source>
    <translation>Зоны — это векторный слой, id таблицы или (id, фильтры).</translation>
  </message>
  <message>
    <source>Zones with statistics</source>
    <translation>Зоны со статистикой</translation>
  </message>
  <message>
    <source>a number or a band is missing before this parenthesis.</source>
    <translation>перед этой скобкой не хватает числа или канала.</translation>
  </message>
  <message>
    <source>absolute: in the unit. percent: of the baseline.</source>
    <translation>absolute: в единицах. percent: от базового периода.</translation>
  </message>
  <message>
    <source>agreement</source>
    <translation>согласие</translation>
  </message>
  <message>
    <source>all dates</source>
    <translation>все даты</translation>
  </message>
  <message>
    <source>an operator is missing before “{word}”.</source>
    <translation>перед «{word}» не хватает оператора.</translation>
  </message>
  <message>
    <source>area: square metres of each class, a column each.</source>
    <translation>area: площадь каждого класса в квадратных метрах, по столбцу на класс.</translation>
  </message>
  <message>
    <source>b() needs the name of a band in quotation marks, or its number.</source>
    <translation>функции b() нужно имя канала в кавычках или его номер.</translation>
  </message>
  <message>
    <source>bands</source>
    <translation>каналы</translation>
  </message>
  <message>
    <source>bare soil</source>
    <translation>открытая почва</translation>
  </message>
  <message>
    <source>blue</source>
    <translation>синий</translation>
  </message>
  <message>
    <source>canvas</source>
    <translation>карта</translation>
  </message>
  <message>
    <source>change from {}</source>
    <translation>изменение (база {})</translation>
  </message>
  <message>
    <source>chart,plot,ndvi,climate,smoothing,interpolation,earth engine</source>
    <translation>chart,plot,ndvi,climate,smoothing,interpolation,earth engine,график,временной ряд,климат,сглаживание,интерполяция</translation>
  </message>
  <message>
    <source>chosen region</source>
    <translation>выбранная область</translation>
  </message>
  <message>
    <source>cirrus</source>
    <translation>перистые облака</translation>
  </message>
  <message>
    <source>clear by {}</source>
    <translation>ясно по {}</translation>
  </message>
  <message>
    <source>climate,model,scenario,temperature,precipitation,anomaly,ensemble,gddp,nex,earth engine</source>
    <translation>climate,model,scenario,temperature,precipitation,anomaly,ensemble,gddp,nex,earth engine,климат,модель,сценарий,температура,осадки,аномалия,ансамбль</translation>
  </message>
  <message>
    <source>clipped to {}</source>
    <translation>обрезка: {}</translation>
  </message>
  <message>
    <source>cloud probability below {:g} %</source>
    <translation>вероятности облаков ниже {:g} %</translation>
  </message>
  <message>
    <source>cloud probability below {:g} % and shadows</source>
    <translation>вероятности облаков ниже {:g} % и теням</translation>
  </message>
  <message>
    <source>cloud shadow</source>
    <translation>тени облаков</translation>
  </message>
  <message>
    <source>cloud_score: Cloud Score+, recommended. probability: s2cloudless. scl: scene classes. qa60: the quality band, which is empty from 2022-01-25 to 2024-02-28. Of several, a pixel has to be clear by each.</source>
    <translation>cloud_score: Cloud Score+, рекомендуется. probability: s2cloudless. scl: классы сцены. qa60: канал качества, пустой с 2022-01-25 по 2024-02-28. Если выбрано несколько, пиксель должен быть ясным по каждому.</translation>
  </message>
  <message>
    <source>cmd.exe takes no text of several lines: copy the command for PowerShell.</source>
    <translation>cmd.exe не принимает многострочный текст: скопируйте команду для PowerShell.</translation>
  </message>
  <message>
    <source>coastal aerosol</source>
    <translation>прибрежный аэрозоль</translation>
  </message>
  <message>
    <source>collection: of many images, which are combined. image: of one, which is taken as it is.</source>
    <translation>collection: коллекция многих изображений, они объединяются. image: одно изображение, берётся как есть.</translation>
  </message>
  <message>
    <source>compared with {}</source>
    <translation>базовый период {}</translation>
  </message>
  <message>
    <source>compression</source>
    <translation>сжатие</translation>
  </message>
  <message>
    <source>contains</source>
    <translation>содержит</translation>
  </message>
  <message>
    <source>cs: clear of clouds and shadows</source>
    <translation>cs: без облаков и теней</translation>
  </message>
  <message>
    <source>cs: clear of clouds and shadows. cs_cdf: the same, smoothed over time.</source>
    <translation>cs: без облаков и теней. cs_cdf: то же, сглаженное по времени.</translation>
  </message>
  <message>
    <source>cs_cdf: compared with the pixel's history</source>
    <translation>cs_cdf: сравнение с историей пикселя</translation>
  </message>
  <message>
    <source>dark area</source>
    <translation>тёмные участки</translation>
  </message>
  <message>
    <source>dataset,catalog,image,band,reducer,mean,median,terraclimate,smap,climate,earth engine</source>
    <translation>dataset,catalog,image,band,reducer,mean,median,terraclimate,smap,climate,earth engine,набор данных,каталог,изображение,канал,среднее,медиана,климат</translation>
  </message>
  <message>
    <source>days</source>
    <translation>дн.</translation>
  </message>
  <message>
    <source>days {} {}</source>
    <translation>дни {} {}</translation>
  </message>
  <message>
    <source>default: the unit that people use for the variable, such as °C.</source>
    <translation>default: принятая для переменной единица, например °C.</translation>
  </message>
  <message>
    <source>drawn polygon</source>
    <translation>нарисованный полигон</translation>
  </message>
  <message>
    <source>drawn rectangle</source>
    <translation>нарисованный прямоугольник</translation>
  </message>
  <message>
    <source>drive,cloud storage,asset,csv,geojson,shapefile,kml,features,batch,task,earth engine</source>
    <translation>drive,cloud storage,asset,csv,geojson,shapefile,kml,features,batch,task,earth engine,экспорт,ассет,объекты,таблица,задача</translation>
  </message>
  <message>
    <source>drive,cloud storage,asset,geotiff,batch,task,every image,terraclimate,earth engine</source>
    <translation>drive,cloud storage,asset,geotiff,batch,task,every image,terraclimate,earth engine,экспорт,ассет,пакет,задача,каждое изображение</translation>
  </message>
  <message>
    <source>drive,cloud storage,asset,geotiff,cog,batch,task,earth engine</source>
    <translation>drive,cloud storage,asset,geotiff,cog,batch,task,earth engine,экспорт,ассет,пакет,задача</translation>
  </message>
  <message>
    <source>drive: Google Drive. cloud: Cloud Storage. asset: an Earth Engine asset.</source>
    <translation>drive: Google Drive. cloud: Cloud Storage. asset: ассет Earth Engine.</translation>
  </message>
  <message>
    <source>earthengine-api {found} is too old: {needed} or newer is needed. Update it and restart QGIS.</source>
    <translation>earthengine-api {found} устарел: нужна версия {needed} или новее. Обновите пакет и перезапустите QGIS.</translation>
  </message>
  <message>
    <source>every image</source>
    <translation>каждое изображение</translation>
  </message>
  <message>
    <source>export,batch,operations,monitor,earth engine</source>
    <translation>export,batch,operations,monitor,earth engine,экспорт,задачи,операции,отмена</translation>
  </message>
  <message>
    <source>extent</source>
    <translation>охват</translation>
  </message>
  <message>
    <source>ffmpeg could not make the film. The pictures are in “{}”.</source>
    <translation>Программе ffmpeg не удалось создать фильм. Кадры лежат в «{}».</translation>
  </message>
  <message>
    <source>first image</source>
    <translation>первое изображение</translation>
  </message>
  <message>
    <source>geotiff,cog,file,disk,save,every image,terraclimate,earth engine</source>
    <translation>geotiff,cog,file,disk,save,every image,terraclimate,earth engine,файл,диск,сохранить,скачать,каждое изображение</translation>
  </message>
  <message>
    <source>geotiff,cog,file,disk,save,large,tiles,earth engine</source>
    <translation>geotiff,cog,file,disk,save,large,tiles,earth engine,файл,диск,сохранить,скачать,большой,тайлы</translation>
  </message>
  <message>
    <source>greatest {}</source>
    <translation>максимум {}</translation>
  </message>
  <message>
    <source>green</source>
    <translation>зелёный</translation>
  </message>
  <message>
    <source>has an invalid geometry: repair it first (Fix geometries)</source>
    <translation>неверная геометрия: сначала исправьте её («Исправить геометрии»)</translation>
  </message>
  <message>
    <source>has no geometry</source>
    <translation>нет геометрии</translation>
  </message>
  <message>
    <source>has too many corners for one request: simplify or split it</source>
    <translation>слишком много вершин для одного запроса: упростите или разделите</translation>
  </message>
  <message>
    <source>high cloud probability</source>
    <translation>облака, высокая вероятность</translation>
  </message>
  <message>
    <source>historical until 2014, or one of the pathways from 2015 on.</source>
    <translation>historical до 2014 года или один из сценариев с 2015 года.</translation>
  </message>
  <message>
    <source>image: one image. images: every image of the collection behind it. table: features.</source>
    <translation>image: одно изображение. images: каждое изображение коллекции. table: объекты.</translation>
  </message>
  <message>
    <source>is one of</source>
    <translation>одно из</translation>
  </message>
  <message>
    <source>it ends too early: a number or a band is missing.</source>
    <translation>выражение обрывается: не хватает числа или канала.</translation>
  </message>
  <message>
    <source>it is nested too deeply: write it as several expressions.</source>
    <translation>слишком много вложений: разбейте на несколько выражений.</translation>
  </message>
  <message>
    <source>javascript,python,code editor,translate,convert,script,earth engine</source>
    <translation>javascript,python,code editor,translate,convert,script,earth engine,перевести,преобразовать,скрипт</translation>
  </message>
  <message>
    <source>kB</source>
    <translation>кБ</translation>
  </message>
  <message>
    <source>label</source>
    <translation>надпись</translation>
  </message>
  <message>
    <source>last image</source>
    <translation>последнее изображение</translation>
  </message>
  <message>
    <source>last month</source>
    <translation>прошлый месяц</translation>
  </message>
  <message>
    <source>last week</source>
    <translation>прошлая неделя</translation>
  </message>
  <message>
    <source>last year</source>
    <translation>прошлый год</translation>
  </message>
  <message>
    <source>last {} days</source>
    <translation>последние {} дн.</translation>
  </message>
  <message>
    <source>last {} months</source>
    <translation>последние {} мес.</translation>
  </message>
  <message>
    <source>last {} weeks</source>
    <translation>последние {} нед.</translation>
  </message>
  <message>
    <source>last {} years</source>
    <translation>последние годы ({})</translation>
  </message>
  <message>
    <source>legend</source>
    <translation>легенда</translation>
  </message>
  <message>
    <source>lies outside the world: check the layer's coordinate system</source>
    <translation>за пределами мира: проверьте систему координат слоя</translation>
  </message>
  <message>
    <source>looked just now</source>
    <translation>обновлено только что</translation>
  </message>
  <message>
    <source>looked {} ago</source>
    <translation>обновлено {} назад</translation>
  </message>
  <message>
    <source>low cloud probability or unclassified</source>
    <translation>облака маловероятны / без класса</translation>
  </message>
  <message>
    <source>map</source>
    <translation>карта</translation>
  </message>
  <message>
    <source>map extent</source>
    <translation>охват карты</translation>
  </message>
  <message>
    <source>masked pixels</source>
    <translation>маскированные пиксели</translation>
  </message>
  <message>
    <source>maximum</source>
    <translation>максимум</translation>
  </message>
  <message>
    <source>mean</source>
    <translation>среднее</translation>
  </message>
  <message>
    <source>mean weighted by Cloud Score+</source>
    <translation>среднее с весами Cloud Score+</translation>
  </message>
  <message>
    <source>mean,median,sum,histogram,area,polygons,districts,reduce regions,csv,table,earth engine</source>
    <translation>mean,median,sum,histogram,area,polygons,districts,reduce regions,csv,table,earth engine,среднее,медиана,сумма,гистограмма,площадь,полигоны,районы,таблица</translation>
  </message>
  <message>
    <source>median</source>
    <translation>медиана</translation>
  </message>
  <message>
    <source>medium cloud probability</source>
    <translation>облака, средняя вероятность</translation>
  </message>
  <message>
    <source>medoid</source>
    <translation>медоид</translation>
  </message>
  <message>
    <source>minimum</source>
    <translation>минимум</translation>
  </message>
  <message>
    <source>mixes kinds of geometry: split it first (Multipart to singleparts)</source>
    <translation>смешаны типы геометрии: сначала разделите её («Разбить составную геометрию»)</translation>
  </message>
  <message>
    <source>months</source>
    <translation>мес.</translation>
  </message>
  <message>
    <source>mosaic</source>
    <translation>мозаика</translation>
  </message>
  <message>
    <source>most recent clear pixel</source>
    <translation>последний ясный пиксель</translation>
  </message>
  <message>
    <source>narrow near infrared</source>
    <translation>ближний ИК (узкий)</translation>
  </message>
  <message>
    <source>near infrared</source>
    <translation>ближний ИК</translation>
  </message>
  <message>
    <source>none</source>
    <translation>нет</translation>
  </message>
  <message>
    <source>none: whole scenes. region: its outline. bounds: its box.</source>
    <translation>none: сцены целиком. region: по контуру области. bounds: по её прямоугольнику.</translation>
  </message>
  <message>
    <source>not found</source>
    <translation>не найдено</translation>
  </message>
  <message>
    <source>number of values</source>
    <translation>количество значений</translation>
  </message>
  <message>
    <source>of Drive; none for the root</source>
    <translation>в Drive; пусто — корень</translation>
  </message>
  <message>
    <source>of the account</source>
    <translation>аккаунта</translation>
  </message>
  <message>
    <source>once more</source>
    <translation>повторно</translation>
  </message>
  <message>
    <source>orbits {}</source>
    <translation>орбиты {}</translation>
  </message>
  <message>
    <source>own: the image's. Smaller types make smaller files; values that do not fit are cut off.</source>
    <translation>own: как у изображения. Меньшие типы дают меньшие файлы; неподходящие значения обрезаются.</translation>
  </message>
  <message>
    <source>picture</source>
    <translation>рисунок</translation>
  </message>
  <message>
    <source>pixel grid</source>
    <translation>сетка пикселей</translation>
  </message>
  <message>
    <source>polygon</source>
    <translation>полигон</translation>
  </message>
  <message>
    <source>print,layout,pdf,atlas,animation,gif,template,map book,earth engine</source>
    <translation>print,layout,pdf,atlas,animation,gif,template,map book,earth engine,печать,макет,атлас,анимация,шаблон,лист карты</translation>
  </message>
  <message>
    <source>range: the mean and what lies between the models. deviation: plus and minus one of it.</source>
    <translation>range: среднее и разброс между моделями. deviation: плюс-минус одно отклонение.</translation>
  </message>
  <message>
    <source>recent: the last clear pixel. best: the one with the greatest index. weighted: the mean weighted by Cloud Score+. medoid: the scene nearest to the median in all bands.</source>
    <translation>recent: последний ясный пиксель. best: пиксель с наибольшим индексом. weighted: среднее с весами Cloud Score+. medoid: сцена, ближайшая к медиане по всем каналам.</translation>
  </message>
  <message>
    <source>recipe</source>
    <translation>рецепт</translation>
  </message>
  <message>
    <source>red</source>
    <translation>красный</translation>
  </message>
  <message>
    <source>red edge 1</source>
    <translation>красный край 1</translation>
  </message>
  <message>
    <source>red edge 2</source>
    <translation>красный край 2</translation>
  </message>
  <message>
    <source>red edge 3</source>
    <translation>красный край 3</translation>
  </message>
  <message>
    <source>require("users/name/repository:file") is looked for as users/name/repository/file.js in it.</source>
    <translation>require("users/name/repository:file") ищется в ней как users/name/repository/file.js.</translation>
  </message>
  <message>
    <source>rolling: mean of a window. savitzky_golay: keeps peaks. whittaker: for irregular noise.</source>
    <translation>rolling: среднее по окну. savitzky_golay: сохраняет пики. whittaker: для неравномерного шума.</translation>
  </message>
  <message>
    <source>sandbox sample data, not for science</source>
    <translation>тестовые данные песочницы, не для науки</translation>
  </message>
  <message>
    <source>saturated or defective</source>
    <translation>насыщенные или дефектные</translation>
  </message>
  <message>
    <source>scale bar</source>
    <translation>масштабная линейка</translation>
  </message>
  <message>
    <source>scene classes</source>
    <translation>классам сцены</translation>
  </message>
  <message>
    <source>scenes with less than {:g} % cloud</source>
    <translation>сцены с облачностью менее {:g} %</translation>
  </message>
  <message>
    <source>sentinel-2,composite,cloud,mask,mosaic,ndvi,index,true colour,infrared,earth engine</source>
    <translation>sentinel-2,composite,cloud,mask,mosaic,ndvi,index,true colour,infrared,earth engine,композит,облака,маска,мозаика,индекс,инфракрасный</translation>
  </message>
  <message>
    <source>short-wave infrared 1</source>
    <translation>коротковолновый ИК 1</translation>
  </message>
  <message>
    <source>short-wave infrared 2</source>
    <translation>коротковолновый ИК 2</translation>
  </message>
  <message>
    <source>size of requests</source>
    <translation>размер запросов</translation>
  </message>
  <message>
    <source>snow or ice</source>
    <translation>снег или лёд</translation>
  </message>
  <message>
    <source>spread</source>
    <translation>разброс</translation>
  </message>
  <message>
    <source>standard deviation</source>
    <translation>стандартное отклонение</translation>
  </message>
  <message>
    <source>starts with</source>
    <translation>начинается с</translation>
  </message>
  <message>
    <source>sum</source>
    <translation>сумма</translation>
  </message>
  <message>
    <source>surface reflectance</source>
    <translation>отражение от поверхности</translation>
  </message>
  <message>
    <source>tas, tasmax, tasmin: temperature. pr: precipitation. hurs, huss: humidity. rlds, rsds: radiation. sfcWind: wind.</source>
    <translation>tas, tasmax, tasmin: температура. pr: осадки. hurs, huss: влажность. rlds, rsds: радиация. sfcWind: ветер.</translation>
  </message>
  <message>
    <source>the chosen region</source>
    <translation>выбранная область</translation>
  </message>
  <message>
    <source>the clicked point</source>
    <translation>точка щелчка</translation>
  </message>
  <message>
    <source>the function “{name}” needs parentheses, as in {name}(…).</source>
    <translation>функции «{name}» нужны скобки: {name}(…).</translation>
  </message>
  <message>
    <source>the function “{name}” needs {wanted} argument(s) and has {count}.</source>
    <translation>функции «{name}» нужно аргументов: {wanted}, а указано: {count}.</translation>
  </message>
  <message>
    <source>the quotation mark is not closed.</source>
    <translation>кавычка не закрыта.</translation>
  </message>
  <message>
    <source>there is no band number {number}: bands are counted from 0, and there are {count}.</source>
    <translation>канала с номером {number} нет: каналы нумеруются с 0, всего их {count}.</translation>
  </message>
  <message>
    <source>there is no band “{name}”.</source>
    <translation>канала «{name}» нет.</translation>
  </message>
  <message>
    <source>there is no function “{name}”.</source>
    <translation>функции «{name}» нет.</translation>
  </message>
  <message>
    <source>there is no opening parenthesis for this closing one.</source>
    <translation>для этой закрывающей скобки нет открывающей.</translation>
  </message>
  <message>
    <source>there is nothing between these parentheses.</source>
    <translation>между этими скобками ничего нет.</translation>
  </message>
  <message>
    <source>thin cirrus</source>
    <translation>тонкие перистые облака</translation>
  </message>
  <message>
    <source>this month so far</source>
    <translation>этот месяц по сей день</translation>
  </message>
  <message>
    <source>this number is too large.</source>
    <translation>это число слишком велико.</translation>
  </message>
  <message>
    <source>this parenthesis is not closed.</source>
    <translation>эта скобка не закрыта.</translation>
  </message>
  <message>
    <source>this week so far</source>
    <translation>эта неделя по сей день</translation>
  </message>
  <message>
    <source>this year so far</source>
    <translation>этот год по сей день</translation>
  </message>
  <message>
    <source>tiles {}</source>
    <translation>тайлы {}</translation>
  </message>
  <message>
    <source>title</source>
    <translation>заголовок</translation>
  </message>
  <message>
    <source>today</source>
    <translation>сегодня</translation>
  </message>
  <message>
    <source>top-of-atmosphere reflectance</source>
    <translation>отражение на верхней границе атмосферы</translation>
  </message>
  <message>
    <source>total</source>
    <translation>сумма</translation>
  </message>
  <message>
    <source>up to {}</source>
    <translation>до {}</translation>
  </message>
  <message>
    <source>vector,table,features,boundary,country,district,outline,admin,earth engine</source>
    <translation>vector,table,features,boundary,country,district,outline,admin,earth engine,вектор,таблица,объекты,границы,страна,район,контур</translation>
  </message>
  <message>
    <source>vegetation</source>
    <translation>растительность</translation>
  </message>
  <message>
    <source>visParams is a dictionary, such as {'min': 0, 'max': 1}.</source>
    <translation>visParams — это словарь, например {'min': 0, 'max': 1}.</translation>
  </message>
  <message>
    <source>water</source>
    <translation>вода</translation>
  </message>
  <message>
    <source>water vapour</source>
    <translation>водяной пар</translation>
  </message>
  <message>
    <source>weeks</source>
    <translation>нед.</translation>
  </message>
  <message>
    <source>whole world</source>
    <translation>весь мир</translation>
  </message>
  <message>
    <source>without a cloud mask</source>
    <translation>без маски облаков</translation>
  </message>
  <message>
    <source>write b({text}) for a band.</source>
    <translation>для канала напишите b({text}).</translation>
  </message>
  <message>
    <source>write “{instead}” instead of “{sign}”.</source>
    <translation>напишите «{instead}» вместо «{sign}».</translation>
  </message>
  <message>
    <source>x scale, x shear, x origin, y shear, y scale, y origin in the coordinate system's units.</source>
    <translation>Масштаб по x, сдвиг по x, начало x, сдвиг по y, масштаб по y, начало y в единицах системы координат.</translation>
  </message>
  <message>
    <source>years</source>
    <translation>г.</translation>
  </message>
  <message>
    <source>yesterday</source>
    <translation>вчера</translation>
  </message>
  <message>
    <source>{:,} exports are finished.</source>
    <translation>Завершено экспортов: {:,}.</translation>
  </message>
  <message>
    <source>{:,} exports have failed.</source>
    <translation>Экспортов с ошибкой: {:,}.</translation>
  </message>
  <message>
    <source>{:,} exports started in {}</source>
    <translation>Запущено задач экспорта: {:,}, куда: {}</translation>
  </message>
  <message>
    <source>{:,} features ({}): each {}.</source>
    <translation>Объекты, {:,} шт. ({}): {}.</translation>
  </message>
  <message>
    <source>{:,} files</source>
    <translation>Файлов: {:,}</translation>
  </message>
  <message>
    <source>{:,} files are there: {}, checked.</source>
    <translation>Готово файлов: {:,}, {}, проверены.</translation>
  </message>
  <message>
    <source>{:,} had been before.</source>
    <translation>Запущено ранее: {:,}.</translation>
  </message>
  <message>
    <source>{:,} have ended and are left alone.</source>
    <translation>Уже завершённых: {:,}; они не затрагиваются.</translation>
  </message>
  <message>
    <source>{:,} of {:,} rows</source>
    <translation>строк: {:,} из {:,}</translation>
  </message>
  <message>
    <source>{:,} of {:,} tasks have failed; the first says: {}</source>
    <translation>Задач с ошибкой: {:,} из {:,}; первая сообщает: {}</translation>
  </message>
  <message>
    <source>{:,} places are not translated; the log names them.</source>
    <translation>Мест без перевода: {:,}; они названы в журнале.</translation>
  </message>
  <message>
    <source>{:,} requests</source>
    <translation>запросов: {:,}</translation>
  </message>
  <message>
    <source>{:,} requests; {} free on the disk</source>
    <translation>Запросов: {:,}; свободно на диске: {}</translation>
  </message>
  <message>
    <source>{:,} rows</source>
    <translation>строк: {:,}</translation>
  </message>
  <message>
    <source>{:,} tasks</source>
    <translation>Задач: {:,}</translation>
  </message>
  <message>
    <source>{:,} tasks are chosen.</source>
    <translation>Выбрано задач: {:,}.</translation>
  </message>
  <message>
    <source>{:,} tasks were started.</source>
    <translation>Запущено задач: {:,}.</translation>
  </message>
  <message>
    <source>{:,} values, {:,} series.</source>
    <translation>Значений: {:,}, рядов: {:,}.</translation>
  </message>
  <message>
    <source>{:,} {}</source>
    <translation>{1}: {0:,}</translation>
  </message>
  <message>
    <source>{:,} × {:,} pixels</source>
    <translation>{:,} × {:,} пикселей</translation>
  </message>
  <message>
    <source>{:,} × {:,} pixels each</source>
    <translation>{:,} × {:,} пикселей на каждое изображение</translation>
  </message>
  <message>
    <source>{:,} × {:,} pixels each at most</source>
    <translation>{:,} × {:,} пикселей максимум на каждое</translation>
  </message>
  <message>
    <source>{:.6f}° longitude, {:.6f}° latitude</source>
    <translation>{:.6f}° долготы, {:.6f}° широты</translation>
  </message>
  <message>
    <source>{bands} of the image {id}</source>
    <translation>{bands} изображения {id}</translation>
  </message>
  <message>
    <source>{first} to {last}</source>
    <translation>{first} – {last}</translation>
  </message>
  <message>
    <source>{id} is deprecated and no longer kept up: use {successor}.</source>
    <translation>Набор {id} устарел и больше не поддерживается: используйте {successor}.</translation>
  </message>
  <message>
    <source>{model} has no {variable} in {year}.</source>
    <translation>У модели {model} нет {variable} за {year}.</translation>
  </message>
  <message>
    <source>{model} has no {variable}.</source>
    <translation>У модели {model} нет {variable}.</translation>
  </message>
  <message>
    <source>{model} lacks {variable} in {years}; the other years are used.</source>
    <translation>У модели {model} нет {variable} за {years}; используются остальные годы.</translation>
  </message>
  <message>
    <source>{months} {years}</source>
    <translation>{months} {years}</translation>
  </message>
  <message>
    <source>{months}, {years}</source>
    <translation>{months}, {years}</translation>
  </message>
  <message>
    <source>{name} is not shown in QGIS: the script runs without it.</source>
    <translation>{name} не отображается в QGIS: скрипт выполняется без этого.</translation>
  </message>
  <message>
    <source>{period} begins in {month} {year}, but {scenario} runs from {start} to {end}.</source>
    <translation>{period}: начало — {month} {year}, а {scenario} охватывает {start}–{end}.</translation>
  </message>
  <message>
    <source>{reducer} of {bands}: images of {id}</source>
    <translation>{reducer}: {bands}, изображения {id}</translation>
  </message>
  <message>
    <source>{scenario} runs from {start} to {end}.</source>
    <translation>{scenario} охватывает {start}–{end}.</translation>
  </message>
  <message>
    <source>{title}, {index:03d}, {date:%Y_%m}, {system:index} and properties of the image such as {model}; without an ending. For every image of a collection the names have to differ.</source>
    <translation>{title}, {index:03d}, {date:%Y_%m}, {system:index} и свойства изображения, такие как {model}; без расширения. Для каждого изображения коллекции имена должны различаться.</translation>
  </message>
  <message>
    <source>{variable} cannot be shown in {unit}.</source>
    <translation>{variable} нельзя показать в {unit}.</translation>
  </message>
  <message>
    <source>{west} to {east}, {south} to {north}</source>
    <translation>от {west} до {east}, от {south} до {north}</translation>
  </message>
  <message>
    <source>{what}: {composite} of Sentinel-2 {kind}, {period}, {mask}</source>
    <translation>{what}: {composite} по Sentinel-2 ({kind}), {period}, {mask}</translation>
  </message>
  <message>
    <source>{} (default)</source>
    <translation>{} (по умолчанию)</translation>
  </message>
  <message>
    <source>{} (total)</source>
    <translation>{} (сумма)</translation>
  </message>
  <message>
    <source>{} ({:,} selected)</source>
    <translation>{} (выделено: {:,})</translation>
  </message>
  <message>
    <source>{} ({})</source>
    <translation>{} ({})</translation>
  </message>
  <message>
    <source>{} a second</source>
    <translation>{} в секунду</translation>
  </message>
  <message>
    <source>{} by {}</source>
    <translation>{} по зонам {}</translation>
  </message>
  <message>
    <source>{} d</source>
    <translation>{} д</translation>
  </message>
  <message>
    <source>{} days ago</source>
    <translation>{} дн. назад</translation>
  </message>
  <message>
    <source>{} ending today</source>
    <translation>{} по сегодня</translation>
  </message>
  <message>
    <source>{} ending {} days ago</source>
    <translation>{}, конец {} дн. назад</translation>
  </message>
  <message>
    <source>{} first: the sandbox needs no account.</source>
    <translation>{}: для песочницы аккаунт не нужен.</translation>
  </message>
  <message>
    <source>{} h</source>
    <translation>{} ч</translation>
  </message>
  <message>
    <source>{} h {} min</source>
    <translation>{} ч {} мин</translation>
  </message>
  <message>
    <source>{} holds no whole part of this length. Choose shorter ones.</source>
    <translation>{} не содержит ни одной целой части такой длины. Выберите части покороче.</translation>
  </message>
  <message>
    <source>{} in all</source>
    <translation>всего {}</translation>
  </message>
  <message>
    <source>{} in {}</source>
    <translation>{}, {}</translation>
  </message>
  <message>
    <source>{} is no number of the type {}.</source>
    <translation>{} не является числом типа {}.</translation>
  </message>
  <message>
    <source>{} is not a layout template. Choose a file that QGIS has saved.</source>
    <translation>{} не является шаблоном макета. Выберите файл, сохранённый в QGIS.</translation>
  </message>
  <message>
    <source>{} is not installed in QGIS' Python: install it, or use to_numpy() or to_csv().</source>
    <translation>В Python из состава QGIS нет {}: установите его или используйте to_numpy() либо to_csv().</translation>
  </message>
  <message>
    <source>{} layers are being prepared…</source>
    <translation>Подготавливается слоёв: {}…</translation>
  </message>
  <message>
    <source>{} layers of this project wait for Earth Engine.</source>
    <translation>Слоёв проекта, ожидающих Earth Engine: {}.</translation>
  </message>
  <message>
    <source>{} left</source>
    <translation>осталось {}</translation>
  </message>
  <message>
    <source>{} left out</source>
    <translation>исключено: {}</translation>
  </message>
  <message>
    <source>{} min</source>
    <translation>{} мин</translation>
  </message>
  <message>
    <source>{} more filters</source>
    <translation>ещё фильтров: {}</translation>
  </message>
  <message>
    <source>{} more match and are not listed: they take part.</source>
    <translation>Ещё подходящих сцен не показано: {}; они участвуют.</translation>
  </message>
  <message>
    <source>{} of {}</source>
    <translation>{} из {}</translation>
  </message>
  <message>
    <source>{} of {} exports were submitted.</source>
    <translation>Отправлено экспортов: {} из {}.</translation>
  </message>
  <message>
    <source>{} of {} models</source>
    <translation>{} по моделям ({})</translation>
  </message>
  <message>
    <source>{} of {} requests failed, and their values are missing: fetch the series again. {}</source>
    <translation>Запросов не выполнено: {} из {}, их значений не хватает; получите ряд ещё раз. {}</translation>
  </message>
  <message>
    <source>{} of {} scenes take part.</source>
    <translation>Участвует сцен: {} из {}.</translation>
  </message>
  <message>
    <source>{} of {} tasks were not cancelled. {}</source>
    <translation>Не отменено задач: {} из {}. {}</translation>
  </message>
  <message>
    <source>{} per year</source>
    <translation>{} в год</translation>
  </message>
  <message>
    <source>{} percentile</source>
    <translation>{} процентиль</translation>
  </message>
  <message>
    <source>{} percentile of {}</source>
    <translation>{} процентиль: {}</translation>
  </message>
  <message>
    <source>{} places</source>
    <translation>мест: {}</translation>
  </message>
  <message>
    <source>{} s</source>
    <translation>{} с</translation>
  </message>
  <message>
    <source>{} scenes left out</source>
    <translation>исключено сцен: {}</translation>
  </message>
  <message>
    <source>{} to run scripts: the sandbox needs no account.</source>
    <translation>{}, чтобы запускать скрипты: для песочницы аккаунт не нужен.</translation>
  </message>
  <message>
    <source>{} {}</source>
    <translation>{} {}</translation>
  </message>
  <message>
    <source>{} · {}</source>
    <translation>{} · {}</translation>
  </message>
  <message>
    <source>{}, change</source>
    <translation>{}, изменение</translation>
  </message>
  <message>
    <source>{}, clouds grown by {:g} m</source>
    <translation>{}, облака расширены на {:g} м</translation>
  </message>
  <message>
    <source>{}, selected features</source>
    <translation>{}, выделенные объекты</translation>
  </message>
  <message>
    <source>{}, spread of models</source>
    <translation>{}, разброс моделей</translation>
  </message>
  <message>
    <source>{}, {:,} had been before</source>
    <translation>{}, запущено ранее: {:,}</translation>
  </message>
  <message>
    <source>{}, {}</source>
    <translation>{}, {}</translation>
  </message>
  <message>
    <source>{}, {}.</source>
    <translation>Готово — {}, {}.</translation>
  </message>
  <message>
    <source>{}.</source>
    <translation>{}.</translation>
  </message>
  <message>
    <source>{}: {:,} × {:,} pixels, {}</source>
    <translation>{}: {:,} × {:,} пикселей, {}</translation>
  </message>
  <message>
    <source>{}nd</source>
    <translation>{}-й</translation>
  </message>
  <message>
    <source>{}rd</source>
    <translation>{}-й</translation>
  </message>
  <message>
    <source>{}st</source>
    <translation>{}-й</translation>
  </message>
  <message>
    <source>{}th</source>
    <translation>{}-й</translation>
  </message>
  <message>
    <source>“?” needs a “:” with the other value.</source>
    <translation>после «?» нужно «:» с другим значением.</translation>
  </message>
  <message>
    <source>“{name}” is not defined in the script: define it before this line.</source>
    <translation>Имя «{name}» не определено в скрипте: определите его до этой строки.</translation>
  </message>
  <message>
    <source>“{sign}” cannot stand in an expression.</source>
    <translation>«{sign}» не может стоять в выражении.</translation>
  </message>
  <message>
    <source>“{sign}” is out of place.</source>
    <translation>«{sign}» стоит не на месте.</translation>
  </message>
  <message>
    <source>“{}” cannot be a project id: it has 6 to 30 lower-case letters, digits and hyphens.</source>
    <translation>«{}» не может быть id проекта: это от 6 до 30 строчных латинских букв, цифр и дефисов.</translation>
  </message>
  <message>
    <source>“{}” cannot be read as text.</source>
    <translation>Не удалось прочитать «{}» как текст.</translation>
  </message>
  <message>
    <source>“{}” cannot be written ({}).</source>
    <translation>Не удалось записать «{}» ({}).</translation>
  </message>
  <message>
    <source>“{}” cannot be written. Is it open somewhere, or the folder read-only?</source>
    <translation>Не удалось записать «{}». Возможно, файл открыт или папка доступна только для чтения.</translation>
  </message>
  <message>
    <source>“{}” cannot be written: {}</source>
    <translation>Не удалось записать «{}»: {}</translation>
  </message>
  <message>
    <source>“{}” does not fit the property's value in the file name.</source>
    <translation>«{}» не подходит к значению свойства в имени файла.</translation>
  </message>
  <message>
    <source>“{}” has failed: {}</source>
    <translation>«{}» — ошибка: {}</translation>
  </message>
  <message>
    <source>“{}” has new attributes: {}. Save the layer's edits to keep them, or undo them.</source>
    <translation>У слоя «{}» новые атрибуты: {}. Сохраните правки слоя, чтобы оставить их, или отмените.</translation>
  </message>
  <message>
    <source>“{}” has no features.</source>
    <translation>В «{}» нет объектов.</translation>
  </message>
  <message>
    <source>“{}” has no field {}.</source>
    <translation>В «{}» нет поля {}.</translation>
  </message>
  <message>
    <source>“{}” has no geometry.</source>
    <translation>У «{}» нет геометрии.</translation>
  </message>
  <message>
    <source>“{}” has no period that could be divided.</source>
    <translation>У «{}» нет периода, который можно разделить.</translation>
  </message>
  <message>
    <source>“{}” has {:,} features: select some, {:,} at most. Zonal statistics take more.</source>
    <translation>Объектов в слое «{}»: {:,}; выделите часть из них, не более {:,}. Зональная статистика принимает больше.</translation>
  </message>
  <message>
    <source>“{}” has {:,} pixels, the limit is {:,.0f}: choose a greater scale, or raise the limit.</source>
    <translation>В «{}» {:,} пикселей, предел — {:,.0f}: увеличьте размер пикселя или предел.</translation>
  </message>
  <message>
    <source>“{}” has {} empty tiles in the midst of data. Freeze the layer for print, or export again.</source>
    <translation>В слое «{}» пустых тайлов среди данных: {}. Заморозьте слой для печати или экспортируйте ещё раз.</translation>
  </message>
  <message>
    <source>“{}” in visParams is a number, or several.</source>
    <translation>«{}» в visParams — одно число или несколько.</translation>
  </message>
  <message>
    <source>“{}” is a folder. Choose another file.</source>
    <translation>«{}» — это папка. Выберите другой файл.</translation>
  </message>
  <message>
    <source>“{}” is being downloaded already.</source>
    <translation>«{}» уже загружается.</translation>
  </message>
  <message>
    <source>“{}” is finished.</source>
    <translation>Задача «{}» завершена.</translation>
  </message>
  <message>
    <source>“{}” is no coordinate reference system. Enter such as EPSG:4326.</source>
    <translation>«{}» не является системой координат. Введите, например, EPSG:4326.</translation>
  </message>
  <message>
    <source>“{}” is no date format: write %Y_%m_%d.</source>
    <translation>«{}» не является форматом даты: напишите %Y_%m_%d.</translation>
  </message>
  <message>
    <source>“{}” is no field of a file name.</source>
    <translation>«{}» не является полем имени файла.</translation>
  </message>
  <message>
    <source>“{}” is no filter. Write CLOUDY_PIXEL_PERCENTAGE &lt; 30.</source>
    <translation>«{}» не является фильтром. Напишите CLOUDY_PIXEL_PERCENTAGE &lt; 30.</translation>
  </message>
  <message>
    <source>“{}” is no page: choose a PDF, SVG, PNG, JPEG or TIFF file.</source>
    <translation>«{}» не подходит для страницы: выберите файл PDF, SVG, PNG, JPEG или TIFF.</translation>
  </message>
  <message>
    <source>“{}” is no page: choose one of {}.</source>
    <translation>«{}» не подходит для страницы: выберите один из форматов {}.</translation>
  </message>
  <message>
    <source>“{}” is no part of a sheet. Choose of: {}.</source>
    <translation>«{}» не является частью листа. Выберите из: {}.</translation>
  </message>
  <message>
    <source>“{}” is no period. Write 2024-06, 2024-06-01 to 2024-08-31 or last 7 days.</source>
    <translation>«{}» не является периодом. Напишите 2024-06, 2024-06-01 to 2024-08-31 или last 7 days.</translation>
  </message>
  <message>
    <source>“{}” is no place on Earth: enter longitude and latitude in degrees, such as 82.6, 27.2.</source>
    <translation>«{}» — не место на Земле: введите долготу и широту в градусах, например 82.6, 27.2.</translation>
  </message>
  <message>
    <source>“{}” is no statistic: choose of {}, or percentiles such as p5 and p95.</source>
    <translation>«{}» не является статистикой: выберите из {} или процентили, например p5 и p95.</translation>
  </message>
  <message>
    <source>“{}” is no template. Write such as “A4 landscape” or “comparison A3 portrait” ({}), or the path of a template, *.qpt.</source>
    <translation>«{}» не является шаблоном. Напишите, например, «A4 landscape» или «comparison A3 portrait» ({}) либо путь к шаблону, *.qpt.</translation>
  </message>
  <message>
    <source>“{}” is no text in UTF-8 that can be read.</source>
    <translation>«{}» — не текст в UTF-8, который можно прочитать.</translation>
  </message>
  <message>
    <source>“{}” is no type of pixels.</source>
    <translation>«{}» не является типом пикселей.</translation>
  </message>
  <message>
    <source>“{}” is none of {}.</source>
    <translation>«{}» не подходит; возможные значения: {}.</translation>
  </message>
  <message>
    <source>“{}” is not a JSON key file.</source>
    <translation>«{}» не является файлом ключа JSON.</translation>
  </message>
  <message>
    <source>“{}” is not made of a table.</source>
    <translation>«{}» создан не из таблицы.</translation>
  </message>
  <message>
    <source>“{}” is not made of images over time.</source>
    <translation>«{}» создан не из изображений за разное время.</translation>
  </message>
  <message>
    <source>“{}” is not made of single images.</source>
    <translation>«{}» не состоит из отдельных изображений.</translation>
  </message>
  <message>
    <source>“{}” is not the key of a service account. Create a JSON key in the Google Cloud console.</source>
    <translation>«{}» — не ключ сервисного аккаунта. Создайте ключ JSON в консоли Google Cloud.</translation>
  </message>
  <message>
    <source>“{}” is on the map.</source>
    <translation>«{}» — на карте.</translation>
  </message>
  <message>
    <source>“{}” is searched for a text: put the number in quotes.</source>
    <translation>В «{}» ищется текст: заключите число в кавычки.</translation>
  </message>
  <message>
    <source>“{}” is something else: choose what to export.</source>
    <translation>«{}» — это другое: выберите, что экспортировать.</translation>
  </message>
  <message>
    <source>“{}” is there: {}, checked.</source>
    <translation>«{}» готов: {}, проверен.</translation>
  </message>
  <message>
    <source>“{}” is too large for a script.</source>
    <translation>«{}» слишком велик для скрипта.</translation>
  </message>
  <message>
    <source>“{}” is written and whole.</source>
    <translation>Файл «{}» записан полностью.</translation>
  </message>
  <message>
    <source>“{}” lacks {} tiles: the page has holes. Freeze the layer for print, or export again.</source>
    <translation>Слою «{}» не хватает тайлов: {}, на странице есть пробелы. Заморозьте слой для печати или повторите экспорт.</translation>
  </message>
  <message>
    <source>“{}” lies outside of what its coordinate system covers.</source>
    <translation>«{}» лежит за пределами области действия своей системы координат.</translation>
  </message>
  <message>
    <source>“{}” looks like a project's name. Enter its id instead: 6 to 30 lower-case letters, digits and hyphens, as shown beside the name in the Google Cloud console.</source>
    <translation>«{}» похоже на название проекта. Введите его id: от 6 до 30 строчных латинских букв, цифр и дефисов, как указано рядом с названием в консоли Google Cloud.</translation>
  </message>
  <message>
    <source>“{}” was not made by the Earth Engine Workbench. Choose layers that were.</source>
    <translation>«{}» создан не Earth Engine Workbench. Выберите слои, созданные им.</translation>
  </message>
  <message>
    <source>“{}”: {:,} of {:,} exports were not submitted.</source>
    <translation>«{}»: не отправлено экспортов — {:,} из {:,}.</translation>
  </message>
  <message>
    <source>“{}”: {}</source>
    <translation>«{}»: {}</translation>
  </message>
  <message>
    <source>… and {:,} more</source>
    <translation>… и ещё {:,}</translation>
  </message>
  <message>
    <source>… and {:,} more rows</source>
    <translation>… и ещё строк: {:,}</translation>
  </message>
</context>
<context>
  <name>EnsembleEditor</name>
  <message>
    <source>Com&amp;bine</source>
    <translation>Объе&amp;динить</translation>
  </message>
  <message>
    <source>How several models are combined</source>
    <translation>Как объединяются несколько моделей</translation>
  </message>
  <message>
    <source>Percentile of models</source>
    <translation>Процентиль моделей</translation>
  </message>
  <message>
    <source>Value</source>
    <translation>Значение</translation>
  </message>
</context>
<context>
  <name>ExportPanel</name>
  <message>
    <source>&amp;Bands</source>
    <translation>&amp;Каналы</translation>
  </message>
  <message>
    <source>&amp;CRS</source>
    <translation>Систе&amp;ма коорд.</translation>
  </message>
  <message>
    <source>&amp;Data type</source>
    <translation>&amp;Тип данных</translation>
  </message>
  <message>
    <source>&amp;Layer</source>
    <translation>С&amp;лой</translation>
  </message>
  <message>
    <source>&amp;Mask pixels outside of the region</source>
    <translation>&amp;Маскировать пиксели вне области</translation>
  </message>
  <message>
    <source>&amp;Name</source>
    <translation>&amp;Имя</translation>
  </message>
  <message>
    <source>&amp;No data</source>
    <translation>&amp;Нет данных</translation>
  </message>
  <message>
    <source>&amp;Pixels</source>
    <translation>Пи&amp;ксели</translation>
  </message>
  <message>
    <source>&amp;Prepare</source>
    <translation>Под&amp;готовить</translation>
  </message>
  <message>
    <source>&amp;Scale (m)</source>
    <translation>&amp;Пиксель (м)</translation>
  </message>
  <message>
    <source>&amp;Start</source>
    <translation>&amp;Запустить</translation>
  </message>
  <message>
    <source>&amp;Transform</source>
    <translation>Прео&amp;бразование</translation>
  </message>
  <message>
    <source>&amp;Where to</source>
    <translation>Ку&amp;да</translation>
  </message>
  <message>
    <source>A mas&amp;k tells masked pixels, no value</source>
    <translation>Обозначать маскированные &amp;маской</translation>
  </message>
  <message>
    <source>Ask for the number of tasks, their names and sizes; nothing is started</source>
    <translation>Запросить число задач, их имена и размеры; ничего не запускается</translation>
  </message>
  <message>
    <source>Bands, separated by commas</source>
    <translation>Каналы, через запятую</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>Отмена</translation>
  </message>
  <message>
    <source>Col&amp;umns</source>
    <translation>С&amp;толбцы</translation>
  </message>
  <message>
    <source>Columns, separated by commas</source>
    <translation>Столбцы, через запятую</translation>
  </message>
  <message>
    <source>Com&amp;pression</source>
    <translation>С&amp;жатие</translation>
  </message>
  <message>
    <source>Compression of the files</source>
    <translation>Сжатие файлов</translation>
  </message>
  <message>
    <source>Coordinate system</source>
    <translation>Система координат</translation>
  </message>
  <message>
    <source>Copy as…</source>
    <translation>Копировать как…</translation>
  </message>
  <message>
    <source>Copy as… a Python script or a command that does this export</source>
    <translation>Копировать как… скрипт Python или команду, выполняющие этот экспорт</translation>
  </message>
  <message>
    <source>Data type of the pixels</source>
    <translation>Тип данных пикселей</translation>
  </message>
  <message>
    <source>Destination</source>
    <translation>Назначение</translation>
  </message>
  <message>
    <source>E&amp;xport</source>
    <translation>Э&amp;кспорт</translation>
  </message>
  <message>
    <source>Export</source>
    <translation>Экспорт</translation>
  </message>
  <message>
    <source>Export those once more</source>
    <translation>Экспортировать их повторно</translation>
  </message>
  <message>
    <source>F&amp;older</source>
    <translation>&amp;Папка</translation>
  </message>
  <message>
    <source>Fields in braces: {index}, {date:%Y_%m}, {system:index}, {title}, or a property of the images such as {model}</source>
    <translation>Поля в фигурных скобках: {index}, {date:%Y_%m}, {system:index}, {title} или свойство изображений, например {model}</translation>
  </message>
  <message>
    <source>Folder of this computer</source>
    <translation>Папка на этом компьютере</translation>
  </message>
  <message>
    <source>Folder, bucket or folder of assets</source>
    <translation>Папка, бакет или папка ассетов</translation>
  </message>
  <message>
    <source>For&amp;mat</source>
    <translation>&amp;Формат</translation>
  </message>
  <message>
    <source>Forget it</source>
    <translation>Забыть</translation>
  </message>
  <message>
    <source>Format of the files</source>
    <translation>Формат файлов</translation>
  </message>
  <message>
    <source>Go on</source>
    <translation>Продолжить</translation>
  </message>
  <message>
    <source>How an asset's overviews are made</source>
    <translation>Как строятся пирамиды ассета</translation>
  </message>
  <message>
    <source>How large pixels are</source>
    <translation>Какого размера пиксели</translation>
  </message>
  <message>
    <source>Layer or recipe to export</source>
    <translation>Экспортируемый слой или рецепт</translation>
  </message>
  <message>
    <source>Metres per pixel</source>
    <translation>Метров на пиксель</translation>
  </message>
  <message>
    <source>Most pi&amp;xels</source>
    <translation>Ма&amp;кс. пикселей</translation>
  </message>
  <message>
    <source>Names separated by commas</source>
    <translation>Имена через запятую</translation>
  </message>
  <message>
    <source>O&amp;verviews</source>
    <translation>Пира&amp;миды</translation>
  </message>
  <message>
    <source>Of &amp;layer</source>
    <translation>&amp;Из слоя</translation>
  </message>
  <message>
    <source>Pa&amp;use</source>
    <translation>Па&amp;уза</translation>
  </message>
  <message>
    <source>Raster whose pixels are taken</source>
    <translation>Растр, чьи пиксели берутся</translation>
  </message>
  <message>
    <source>Region and pixels</source>
    <translation>Область и пиксели</translation>
  </message>
  <message>
    <source>Six numbers of the transform</source>
    <translation>Шесть чисел преобразования</translation>
  </message>
  <message>
    <source>Template of the names</source>
    <translation>Шаблон имён</translation>
  </message>
  <message>
    <source>The half-made files stay where they are</source>
    <translation>Недоделанные файлы остаются на месте</translation>
  </message>
  <message>
    <source>The most pixels that an image may have</source>
    <translation>Наибольшее число пикселей изображения</translation>
  </message>
  <message>
    <source>Value of masked pixels</source>
    <translation>Значение маскированных пикселей</translation>
  </message>
  <message>
    <source>Values</source>
    <translation>Значения</translation>
  </message>
  <message>
    <source>What</source>
    <translation>Что</translation>
  </message>
  <message>
    <source>What is exported of it</source>
    <translation>Что из него экспортируется</translation>
  </message>
  <message>
    <source>Where exports go</source>
    <translation>Куда экспортировать</translation>
  </message>
  <message>
    <source>With o&amp;verviews, to be drawn fast</source>
    <translation>С пира&amp;мидами, для быстроты показа</translation>
  </message>
  <message>
    <source>all</source>
    <translation>все</translation>
  </message>
  <message>
    <source>none</source>
    <translation>нет</translation>
  </message>
  <message>
    <source>x scale, x shear, x origin, y shear, y scale, y origin</source>
    <translation>Масштаб по x, сдвиг по x, начало x, сдвиг по y, масштаб по y, начало y</translation>
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
    <translation>Добавить фильтр</translation>
  </message>
  <message>
    <source>All images of the dates take part.</source>
    <translation>Участвуют все изображения за эти даты.</translation>
  </message>
  <message>
    <source>Filters of properties</source>
    <translation>Фильтры по свойствам</translation>
  </message>
  <message>
    <source>Remove the selected filter</source>
    <translation>Удалить выбранный фильтр</translation>
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
    <translation> мм</translation>
  </message>
  <message>
    <source>Close</source>
    <translation>Закрыть</translation>
  </message>
  <message>
    <source>For</source>
    <translation>Для</translation>
  </message>
  <message>
    <source>Freeze</source>
    <translation>Заморозить</translation>
  </message>
  <message>
    <source>Freeze for print</source>
    <translation>Заморозить для печати</translation>
  </message>
  <message>
    <source>Keep</source>
    <translation>Сохранить</translation>
  </message>
  <message>
    <source>Map that the layer is frozen for</source>
    <translation>Карта, для которой замораживается слой</translation>
  </message>
  <message>
    <source>Progress</source>
    <translation>Ход</translation>
  </message>
  <message>
    <source>Resolution</source>
    <translation>Разрешение</translation>
  </message>
  <message>
    <source>What is kept of the layer</source>
    <translation>Что сохраняется от слоя</translation>
  </message>
  <message>
    <source>Width on paper</source>
    <translation>Ширина на бумаге</translation>
  </message>
</context>
<context>
  <name>HelpWindow</name>
  <message>
    <source>&amp;Back</source>
    <translation>&amp;Назад</translation>
  </message>
  <message>
    <source>&amp;Contents</source>
    <translation>&amp;Содержание</translation>
  </message>
  <message>
    <source>&amp;Forward</source>
    <translation>&amp;Вперёд</translation>
  </message>
  <message>
    <source>Guide to the Earth Engine Workbench</source>
    <translation>Руководство по Earth Engine Workbench</translation>
  </message>
  <message>
    <source>The guide</source>
    <translation>Руководство</translation>
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
    <translation> м</translation>
  </message>
  <message>
    <source>&amp;Cloud Score+</source>
    <translation>&amp;Cloud Score+</translation>
  </message>
  <message>
    <source>&amp;Grow by</source>
    <translation>&amp;Расширить на</translation>
  </message>
  <message>
    <source>&amp;QA60 (clouds, cirrus)</source>
    <translation>&amp;QA60 (облака, перистые)</translation>
  </message>
  <message>
    <source>Band</source>
    <translation>Канал</translation>
  </message>
  <message>
    <source>Band of Cloud Score+</source>
    <translation>Канал Cloud Score+</translation>
  </message>
  <message>
    <source>Clear at</source>
    <translation>Ясно от</translation>
  </message>
  <message>
    <source>Cloud &amp;probability</source>
    <translation>Вероятность &amp;облаков</translation>
  </message>
  <message>
    <source>Cloudy at</source>
    <translation>Облако от</translation>
  </message>
  <message>
    <source>Least cloud probability of cloudy pixels</source>
    <translation>Наименьшая вероятность облаков для облачных пикселей</translation>
  </message>
  <message>
    <source>Least cloud score of clear pixels</source>
    <translation>Наименьшая оценка ясных пикселей</translation>
  </message>
  <message>
    <source>Least cloud score of clear pixels, slider</source>
    <translation>Наименьшая оценка ясных пикселей, ползунок</translation>
  </message>
  <message>
    <source>Mask by Cloud Score+</source>
    <translation>Маскировать по Cloud Score+</translation>
  </message>
  <message>
    <source>Mask by QA60</source>
    <translation>Маскировать по QA60</translation>
  </message>
  <message>
    <source>Mask by cloud probability</source>
    <translation>Маскировать по вероятности облаков</translation>
  </message>
  <message>
    <source>Mask by scene classes</source>
    <translation>Маскировать по классам сцены</translation>
  </message>
  <message>
    <source>Mask projected shadows</source>
    <translation>Маскировать проекции теней</translation>
  </message>
  <message>
    <source>Metres that clouds grow</source>
    <translation>На сколько метров расширить облака</translation>
  </message>
  <message>
    <source>Scene &amp;classes</source>
    <translation>&amp;Классы сцены</translation>
  </message>
  <message>
    <source>Scene classes that are masked</source>
    <translation>Маскируемые классы сцены</translation>
  </message>
  <message>
    <source>and their shadows</source>
    <translation>и их тени</translation>
  </message>
</context>
<context>
  <name>PeriodEditor</name>
  <message>
    <source>&amp;Period</source>
    <translation>&amp;Период</translation>
  </message>
  <message>
    <source>&amp;Year</source>
    <translation>&amp;Год</translation>
  </message>
  <message>
    <source>First month</source>
    <translation>Первый месяц</translation>
  </message>
  <message>
    <source>From</source>
    <translation>От</translation>
  </message>
  <message>
    <source>Kind of period</source>
    <translation>Вид периода</translation>
  </message>
  <message>
    <source>Last month</source>
    <translation>Последний месяц</translation>
  </message>
  <message>
    <source>Last year</source>
    <translation>Последний год</translation>
  </message>
  <message>
    <source>Mo&amp;nth</source>
    <translation>&amp;Месяц</translation>
  </message>
  <message>
    <source>Mo&amp;nths</source>
    <translation>Ме&amp;сяцы</translation>
  </message>
  <message>
    <source>Month</source>
    <translation>Месяц</translation>
  </message>
  <message>
    <source>Months of each year</source>
    <translation>Месяцы каждого года</translation>
  </message>
  <message>
    <source>Seas&amp;on</source>
    <translation>Се&amp;зон</translation>
  </message>
  <message>
    <source>Season</source>
    <translation>Сезон</translation>
  </message>
  <message>
    <source>To</source>
    <translation>До</translation>
  </message>
  <message>
    <source>Year, or first year</source>
    <translation>Год или первый год</translation>
  </message>
  <message>
    <source>to</source>
    <translation>до</translation>
  </message>
</context>
<context>
  <name>PlacesPicker</name>
  <message>
    <source>&amp;Keep earlier places</source>
    <translation>&amp;Сохранять прежние места</translation>
  </message>
  <message>
    <source>82.6076, 27.1635</source>
    <translation>82.6076, 27.1635</translation>
  </message>
  <message>
    <source>A click adds a place; else it takes the place of the others</source>
    <translation>Щелчок добавляет место; иначе оно заменяет прежние</translation>
  </message>
  <message>
    <source>Click points on the map; Esc ends it</source>
    <translation>Щёлкайте точки на карте; Esc — закончить</translation>
  </message>
  <message>
    <source>Double click to rename</source>
    <translation>Двойной щелчок — переименовать</translation>
  </message>
  <message>
    <source>Draw a polygon on the map; a right click ends it</source>
    <translation>Нарисовать полигон на карте; правый щелчок — закончить</translation>
  </message>
  <message>
    <source>Longitude and latitude in degrees, then Enter</source>
    <translation>Долгота и широта в градусах, затем Enter</translation>
  </message>
  <message>
    <source>Longitude and latitude of a place</source>
    <translation>Долгота и широта места</translation>
  </message>
  <message>
    <source>Places</source>
    <translation>Места</translation>
  </message>
  <message>
    <source>Remove the chosen places, or all</source>
    <translation>Удалить выбранные места или все</translation>
  </message>
  <message>
    <source>Take the features of a layer: the selected ones, or all</source>
    <translation>Взять объекты слоя: выделенные или все</translation>
  </message>
</context>
<context>
  <name>ReducerEditor</name>
  <message>
    <source>&amp;Percentile</source>
    <translation>&amp;Процентиль</translation>
  </message>
  <message>
    <source>&amp;Reducer</source>
    <translation>&amp;Редьюсер</translation>
  </message>
  <message>
    <source>How the images are combined</source>
    <translation>Как объединяются изображения</translation>
  </message>
  <message>
    <source>Percentile</source>
    <translation>Процентиль</translation>
  </message>
</context>
<context>
  <name>RegionPicker</name>
  <message>
    <source>&amp;Draw</source>
    <translation>&amp;Рисовать</translation>
  </message>
  <message>
    <source>&amp;File</source>
    <translation>&amp;Файл</translation>
  </message>
  <message>
    <source>&amp;Layer</source>
    <translation>С&amp;лой</translation>
  </message>
  <message>
    <source>&amp;Name</source>
    <translation>&amp;Имя</translation>
  </message>
  <message>
    <source>&amp;Region</source>
    <translation>&amp;Область</translation>
  </message>
  <message>
    <source>&amp;Selected only</source>
    <translation>Только &amp;выделенные</translation>
  </message>
  <message>
    <source>Bookmark whose extent is the region</source>
    <translation>Закладка, охват которой служит областью</translation>
  </message>
  <message>
    <source>Drag a rectangle on the map</source>
    <translation>Протяните прямоугольник на карте</translation>
  </message>
  <message>
    <source>Draw a rectangle on the map</source>
    <translation>Нарисовать прямоугольник на карте</translation>
  </message>
  <message>
    <source>File whose polygons are the region</source>
    <translation>Файл, полигоны которого служат областью</translation>
  </message>
  <message>
    <source>Layer whose extent is the region</source>
    <translation>Слой, охват которого служит областью</translation>
  </message>
  <message>
    <source>Layer whose polygons are the region</source>
    <translation>Слой, полигоны которого служат областью</translation>
  </message>
  <message>
    <source>Onl&amp;y its bounds</source>
    <translation>Только &amp;границы</translation>
  </message>
  <message>
    <source>Only the bounds of the outline</source>
    <translation>Только границы контура</translation>
  </message>
  <message>
    <source>Only the features that are selected on the map</source>
    <translation>Только объекты, выделенные на карте</translation>
  </message>
  <message>
    <source>Only the selected features</source>
    <translation>Только выделенные объекты</translation>
  </message>
  <message>
    <source>Region</source>
    <translation>Область</translation>
  </message>
  <message>
    <source>The box around the outline instead of the outline itself</source>
    <translation>Прямоугольник вокруг контура вместо самого контура</translation>
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
    <translation>&amp;Версия</translation>
  </message>
  <message>
    <source>&amp;Orbits</source>
    <translation>&amp;Орбиты</translation>
  </message>
  <message>
    <source>&amp;Scenes…</source>
    <translation>&amp;Сцены…</translation>
  </message>
  <message>
    <source>&amp;Tiles</source>
    <translation>&amp;Тайлы</translation>
  </message>
  <message>
    <source>MGRS tiles, separated by commas</source>
    <translation>Тайлы MGRS, через запятую</translation>
  </message>
  <message>
    <source>Max. &amp;cloud</source>
    <translation>О&amp;блака до</translation>
  </message>
  <message>
    <source>Oldest processing baseline</source>
    <translation>Самая старая версия обработки</translation>
  </message>
  <message>
    <source>Relative orbits, separated by commas</source>
    <translation>Относительные орбиты, через запятую</translation>
  </message>
  <message>
    <source>Scenes with less cloud than this percentage</source>
    <translation>Сцены с облачностью меньше этого процента</translation>
  </message>
  <message>
    <source>Show the scenes that match</source>
    <translation>Показать подходящие сцены</translation>
  </message>
  <message>
    <source>Show the scenes that match, and leave some out</source>
    <translation>Показать подходящие сцены и исключить некоторые</translation>
  </message>
  <message>
    <source>Take all</source>
    <translation>Взять все</translation>
  </message>
  <message>
    <source>Take the scenes that were left out</source>
    <translation>Вернуть исключённые сцены</translation>
  </message>
  <message>
    <source>all, or 04.00</source>
    <translation>все или 04.00</translation>
  </message>
  <message>
    <source>all, or 22, 65</source>
    <translation>все или 22, 65</translation>
  </message>
  <message>
    <source>all, or 32UPU, 32TPT</source>
    <translation>все или 32UPU, 32TPT</translation>
  </message>
</context>
<context>
  <name>ScenesDialog</name>
  <message>
    <source>Filter by date or tile</source>
    <translation>Фильтр по дате или тайлу</translation>
  </message>
  <message>
    <source>Filter the scenes</source>
    <translation>Фильтровать сцены</translation>
  </message>
  <message>
    <source>Leave out the scenes that are shown</source>
    <translation>Исключить показанные сцены</translation>
  </message>
  <message>
    <source>Scenes</source>
    <translation>Сцены</translation>
  </message>
  <message>
    <source>Select a scene to see it.</source>
    <translation>Выберите сцену, чтобы увидеть её.</translation>
  </message>
  <message>
    <source>Take the scenes that are shown</source>
    <translation>Взять показанные сцены</translation>
  </message>
  <message>
    <source>Thumbnail of the selected scene</source>
    <translation>Миниатюра выбранной сцены</translation>
  </message>
  <message>
    <source>Tick shown</source>
    <translation>Отметить видимые</translation>
  </message>
  <message>
    <source>Untick shown</source>
    <translation>Снять видимые</translation>
  </message>
</context>
<context>
  <name>ScheduleDialog</name>
  <message>
    <source>&amp;Computer</source>
    <translation>&amp;Компьютер</translation>
  </message>
  <message>
    <source>&amp;Copy</source>
    <translation>&amp;Копировать</translation>
  </message>
  <message>
    <source>&amp;Day</source>
    <translation>&amp;День</translation>
  </message>
  <message>
    <source>&amp;Folder</source>
    <translation>&amp;Папка</translation>
  </message>
  <message>
    <source>&amp;How often</source>
    <translation>&amp;Как часто</translation>
  </message>
  <message>
    <source>&amp;Key file</source>
    <translation>Файл &amp;ключа</translation>
  </message>
  <message>
    <source>&amp;Name</source>
    <translation>&amp;Имя</translation>
  </message>
  <message>
    <source>&amp;Program</source>
    <translation>П&amp;рограмма</translation>
  </message>
  <message>
    <source>&amp;Save files</source>
    <translation>&amp;Сохранить файлы</translation>
  </message>
  <message>
    <source>&amp;Time</source>
    <translation>&amp;Время</translation>
  </message>
  <message>
    <source>Cloud project</source>
    <translation>Проект Cloud</translation>
  </message>
  <message>
    <source>Copy the job to the clipboard</source>
    <translation>Копировать задание в буфер обмена</translation>
  </message>
  <message>
    <source>Da&amp;y of month</source>
    <translation>День &amp;месяца</translation>
  </message>
  <message>
    <source>Day of the month</source>
    <translation>День месяца</translation>
  </message>
  <message>
    <source>Day of the week</source>
    <translation>День недели</translation>
  </message>
  <message>
    <source>Folder of the job</source>
    <translation>Папка задания</translation>
  </message>
  <message>
    <source>HH:mm</source>
    <translation>HH:mm</translation>
  </message>
  <message>
    <source>Hours bet&amp;ween</source>
    <translation>&amp;Интервал, ч</translation>
  </message>
  <message>
    <source>Hours between runs</source>
    <translation>Часов между запусками</translation>
  </message>
  <message>
    <source>How often the job runs</source>
    <translation>Как часто выполняется задание</translation>
  </message>
  <message>
    <source>In the time of the computer that runs the job. Relative dates are counted in UTC.</source>
    <translation>По времени компьютера, который выполняет задание. Относительные даты отсчитываются по UTC.</translation>
  </message>
  <message>
    <source>Key file of a service account</source>
    <translation>Файл ключа сервисного аккаунта</translation>
  </message>
  <message>
    <source>Key file of a service account. Empty: the last connection of this profile. The key is not copied.</source>
    <translation>Файл ключа сервисного аккаунта. Пусто: последнее подключение этого профиля. Ключ не копируется.</translation>
  </message>
  <message>
    <source>Kind of computer that runs the job</source>
    <translation>Тип компьютера, который выполняет задание</translation>
  </message>
  <message>
    <source>Name of the job and of its files</source>
    <translation>Имя задания и его файлов</translation>
  </message>
  <message>
    <source>Path of qgis_process</source>
    <translation>Путь к qgis_process</translation>
  </message>
  <message>
    <source>Pro&amp;ject</source>
    <translation>Прое&amp;кт</translation>
  </message>
  <message>
    <source>Save the files of the job</source>
    <translation>Сохранить файлы задания</translation>
  </message>
  <message>
    <source>Schedule</source>
    <translation>Расписание</translation>
  </message>
  <message>
    <source>The job as it is saved</source>
    <translation>Задание в том виде, как оно сохраняется</translation>
  </message>
  <message>
    <source>The parameters, the job and its log stand here.</source>
    <translation>Здесь лежат параметры, задание и его журнал.</translation>
  </message>
  <message>
    <source>Time of the run</source>
    <translation>Время запуска</translation>
  </message>
  <message>
    <source>the key's own</source>
    <translation>проект ключа</translation>
  </message>
</context>
<context>
  <name>ScriptPanel</name>
  <message>
    <source>&amp;JavaScript</source>
    <translation>&amp;JavaScript</translation>
  </message>
  <message>
    <source>&amp;Python</source>
    <translation>&amp;Python</translation>
  </message>
  <message>
    <source>&amp;Run in QGIS</source>
    <translation>&amp;Запустить в QGIS</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>Отмена</translation>
  </message>
  <message>
    <source>Copy the Python</source>
    <translation>Копировать код Python</translation>
  </message>
  <message>
    <source>E&amp;xamples</source>
    <translation>При&amp;меры</translation>
  </message>
  <message>
    <source>Earth Engine scripts</source>
    <translation>Скрипты Earth Engine</translation>
  </message>
  <message>
    <source>Open a script</source>
    <translation>Открыть скрипт</translation>
  </message>
  <message>
    <source>Open a script, JavaScript or Python…</source>
    <translation>Открыть скрипт JavaScript или Python…</translation>
  </message>
  <message>
    <source>Open in the console's editor</source>
    <translation>Открыть в редакторе консоли</translation>
  </message>
  <message>
    <source>Open the Python in the editor of the Python console</source>
    <translation>Открыть код Python в редакторе консоли Python</translation>
  </message>
  <message>
    <source>Output</source>
    <translation>Вывод</translation>
  </message>
  <message>
    <source>Problems</source>
    <translation>Проблемы</translation>
  </message>
  <message>
    <source>Problems of the script</source>
    <translation>Проблемы скрипта</translation>
  </message>
  <message>
    <source>Save both scripts</source>
    <translation>Сохранить оба скрипта</translation>
  </message>
  <message>
    <source>Save both the JavaScript (.js) and the Python (.py)…</source>
    <translation>Сохранить и JavaScript (.js), и Python (.py)…</translation>
  </message>
  <message>
    <source>Scripts to begin with</source>
    <translation>Скрипты для начала</translation>
  </message>
  <message>
    <source>The script in JavaScript</source>
    <translation>Скрипт на JavaScript</translation>
  </message>
  <message>
    <source>The script in Python</source>
    <translation>Скрипт на Python</translation>
  </message>
  <message>
    <source>What the script has printed</source>
    <translation>Что вывел скрипт</translation>
  </message>
</context>
<context>
  <name>Sentinel2Panel</name>
  <message>
    <source>&amp;Add to map</source>
    <translation>&amp;На карту</translation>
  </message>
  <message>
    <source>&amp;Update layer</source>
    <translation>&amp;Обновить слой</translation>
  </message>
  <message>
    <source>C&amp;lip</source>
    <translation>О&amp;брезка</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>Отмена</translation>
  </message>
  <message>
    <source>Clip the layer</source>
    <translation>Обрезать слой</translation>
  </message>
  <message>
    <source>Clouds</source>
    <translation>Облака</translation>
  </message>
  <message>
    <source>Composite</source>
    <translation>Композит</translation>
  </message>
  <message>
    <source>Copy as Python</source>
    <translation>Копировать как Python</translation>
  </message>
  <message>
    <source>Copy as Python: a script for the console, and for Python elsewhere</source>
    <translation>Копировать как Python: скрипт для консоли и для Python вне QGIS</translation>
  </message>
  <message>
    <source>Export or download this, chart its time series, or compute its zonal statistics</source>
    <translation>Экспортировать или загрузить, построить временной ряд или вычислить зональную статистику</translation>
  </message>
  <message>
    <source>Image collection</source>
    <translation>Коллекция изображений</translation>
  </message>
  <message>
    <source>S&amp;ource</source>
    <translation>&amp;Источник</translation>
  </message>
  <message>
    <source>Scenes</source>
    <translation>Сцены</translation>
  </message>
  <message>
    <source>Sentinel-2</source>
    <translation>Sentinel-2</translation>
  </message>
  <message>
    <source>Show</source>
    <translation>Показать</translation>
  </message>
  <message>
    <source>Us&amp;e for</source>
    <translation>Испо&amp;льзовать</translation>
  </message>
  <message>
    <source>Where and when</source>
    <translation>Где и когда</translation>
  </message>
</context>
<context>
  <name>SeriesPanel</name>
  <message>
    <source>&amp;Bands</source>
    <translation>&amp;Каналы</translation>
  </message>
  <message>
    <source>&amp;Cancel</source>
    <translation>&amp;Отмена</translation>
  </message>
  <message>
    <source>&amp;Layer</source>
    <translation>С&amp;лой</translation>
  </message>
  <message>
    <source>&amp;Models</source>
    <translation>&amp;Модели</translation>
  </message>
  <message>
    <source>&amp;Polygons</source>
    <translation>&amp;Полигоны</translation>
  </message>
  <message>
    <source>&amp;Scale</source>
    <translation>Пи&amp;ксель</translation>
  </message>
  <message>
    <source>Add the places to the map with their values as a layer with times</source>
    <translation>Добавить места на карту с их значениями в виде слоя с временем</translation>
  </message>
  <message>
    <source>Bands</source>
    <translation>Каналы</translation>
  </message>
  <message>
    <source>Co&amp;py as…</source>
    <translation>Копиро&amp;вать…</translation>
  </message>
  <message>
    <source>Copy the table</source>
    <translation>Копировать таблицу</translation>
  </message>
  <message>
    <source>Copy what makes this table without a window</source>
    <translation>Скопировать то, что создаёт эту таблицу без окна</translation>
  </message>
  <message>
    <source>How several models are drawn</source>
    <translation>Как отображаются несколько моделей</translation>
  </message>
  <message>
    <source>How the pixels of a polygon become one value</source>
    <translation>Как пиксели полигона сводятся к одному значению</translation>
  </message>
  <message>
    <source>Layer or recipe whose images are read</source>
    <translation>Слой или рецепт, изображения которого читаются</translation>
  </message>
  <message>
    <source>Metres per pixel</source>
    <translation>Метров на пиксель</translation>
  </message>
  <message>
    <source>Metres per pixel to look at</source>
    <translation>Размер читаемых пикселей в метрах</translation>
  </message>
  <message>
    <source>Pixels</source>
    <translation>Пиксели</translation>
  </message>
  <message>
    <source>S&amp;cenarios</source>
    <translation>С&amp;ценарии</translation>
  </message>
  <message>
    <source>Save the chart as PNG, SVG or PDF</source>
    <translation>Сохранить график как PNG, SVG или PDF</translation>
  </message>
  <message>
    <source>Save the table as CSV</source>
    <translation>Сохранить таблицу как CSV</translation>
  </message>
  <message>
    <source>Scenarios, each with all models</source>
    <translation>Сценарии, каждый со всеми моделями</translation>
  </message>
  <message>
    <source>Series of</source>
    <translation>Ряд из</translation>
  </message>
  <message>
    <source>Show &amp;series</source>
    <translation>П&amp;оказать ряд</translation>
  </message>
  <message>
    <source>Steps and smoothing</source>
    <translation>Шаги и сглаживание</translation>
  </message>
  <message>
    <source>Time series</source>
    <translation>Временные ряды</translation>
  </message>
  <message>
    <source>Where</source>
    <translation>Где</translation>
  </message>
</context>
<context>
  <name>SeriesView</name>
  <message>
    <source>&amp;Table</source>
    <translation>&amp;Таблица</translation>
  </message>
  <message>
    <source>C&amp;hart</source>
    <translation>Гра&amp;фик</translation>
  </message>
  <message>
    <source>Chart of the series</source>
    <translation>График ряда</translation>
  </message>
  <message>
    <source>Drag a rectangle to zoom to it; the wheel zooms in time</source>
    <translation>Протяните прямоугольник, чтобы увеличить; колесо масштабирует по времени</translation>
  </message>
  <message>
    <source>Less time</source>
    <translation>Меньше времени</translation>
  </message>
  <message>
    <source>More time</source>
    <translation>Больше времени</translation>
  </message>
  <message>
    <source>Show everything</source>
    <translation>Показать всё</translation>
  </message>
  <message>
    <source>Table of the series</source>
    <translation>Таблица ряда</translation>
  </message>
  <message>
    <source>Values at the pointer</source>
    <translation>Значения под указателем</translation>
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
    <translation>&amp;Заморозить для печати</translation>
  </message>
  <message>
    <source>&amp;Layers</source>
    <translation>С&amp;лои</translation>
  </message>
  <message>
    <source>&amp;Own template</source>
    <translation>С&amp;вой шаблон</translation>
  </message>
  <message>
    <source>&amp;Page</source>
    <translation>С&amp;траница</translation>
  </message>
  <message>
    <source>&amp;Resolution</source>
    <translation>&amp;Разрешение</translation>
  </message>
  <message>
    <source>&amp;Shows</source>
    <translation>&amp;Охват</translation>
  </message>
  <message>
    <source>&amp;Template</source>
    <translation>&amp;Шаблон</translation>
  </message>
  <message>
    <source>A &amp;map for each</source>
    <translation>&amp;Карта на</translation>
  </message>
  <message>
    <source>A page for each (atlas)</source>
    <translation>Страница на каждую (атлас)</translation>
  </message>
  <message>
    <source>A picture in place of the time series</source>
    <translation>Рисунок вместо временного ряда</translation>
  </message>
  <message>
    <source>C&amp;hart</source>
    <translation>Гра&amp;фик</translation>
  </message>
  <message>
    <source>Choose a picture</source>
    <translation>Выберите рисунок</translation>
  </message>
  <message>
    <source>Choose a template</source>
    <translation>Выберите шаблон</translation>
  </message>
  <message>
    <source>Close</source>
    <translation>Закрыть</translation>
  </message>
  <message>
    <source>Computes the layers once for the page's own pixels, so that they print sharp and without Earth Engine.</source>
    <translation>Вычисляет слои один раз для пикселей самой страницы, чтобы они печатались чётко и без Earth Engine.</translation>
  </message>
  <message>
    <source>Divide the period</source>
    <translation>Разделить период</translation>
  </message>
  <message>
    <source>Kind of sheet</source>
    <translation>Вид листа</translation>
  </message>
  <message>
    <source>Landscape or portrait</source>
    <translation>Альбомная или книжная</translation>
  </message>
  <message>
    <source>Layers on the sheet</source>
    <translation>Слои на листе</translation>
  </message>
  <message>
    <source>Layout templates (*.qpt)</source>
    <translation>Шаблоны макетов (*.qpt)</translation>
  </message>
  <message>
    <source>Longitude and latitude in degrees, such as 11.5, 48.1: where the chart's time series is read. Without them it is the middle of the map.</source>
    <translation>Долгота и широта в градусах, например 11.5, 48.1: место временного ряда графика. Без них — середина карты.</translation>
  </message>
  <message>
    <source>Longitude, latitude (else the middle)</source>
    <translation>Долгота, широта (иначе середина)</translation>
  </message>
  <message>
    <source>Make sheet</source>
    <translation>Создать лист</translation>
  </message>
  <message>
    <source>Map sheet</source>
    <translation>Лист карты</translation>
  </message>
  <message>
    <source>Picture of a chart</source>
    <translation>Рисунок с графиком</translation>
  </message>
  <message>
    <source>Pictures (*.png *.svg *.jpg *.jpeg *.tif)</source>
    <translation>Рисунки (*.png *.svg *.jpg *.jpeg *.tif)</translation>
  </message>
  <message>
    <source>Place of the chart</source>
    <translation>Место для графика</translation>
  </message>
  <message>
    <source>Resolution</source>
    <translation>Разрешение</translation>
  </message>
  <message>
    <source>S&amp;ubtitle</source>
    <translation>&amp;Подзаголовок</translation>
  </message>
  <message>
    <source>Size of the page</source>
    <translation>Размер страницы</translation>
  </message>
  <message>
    <source>Subtitle</source>
    <translation>Подзаголовок</translation>
  </message>
  <message>
    <source>T&amp;itle</source>
    <translation>За&amp;головок</translation>
  </message>
  <message>
    <source>Template of your own in place of these</source>
    <translation>Собственный шаблон вместо этих</translation>
  </message>
  <message>
    <source>Title</source>
    <translation>Заголовок</translation>
  </message>
  <message>
    <source>What the map shows</source>
    <translation>Видимая часть карты</translation>
  </message>
  <message>
    <source>With</source>
    <translation>Включить</translation>
  </message>
</context>
<context>
  <name>StatisticEditor</name>
  <message>
    <source>Percentile or threshold</source>
    <translation>Процентиль или порог</translation>
  </message>
  <message>
    <source>S&amp;tatistic</source>
    <translation>С&amp;татистика</translation>
  </message>
  <message>
    <source>Statistic over time</source>
    <translation>Статистика по времени</translation>
  </message>
  <message>
    <source>Value</source>
    <translation>Значение</translation>
  </message>
</context>
<context>
  <name>StepsEditor</name>
  <message>
    <source>&amp;Fill gaps with straight lines</source>
    <translation>&amp;Заполнять пропуски прямыми</translation>
  </message>
  <message>
    <source>&amp;One value for</source>
    <translation>З&amp;начение на</translation>
  </message>
  <message>
    <source>&amp;Width</source>
    <translation>&amp;Ширина</translation>
  </message>
  <message>
    <source>&amp;as their</source>
    <translation>&amp;как</translation>
  </message>
  <message>
    <source>How the values of a step become one</source>
    <translation>Как значения шага сводятся к одному</translation>
  </message>
  <message>
    <source>Length of a step</source>
    <translation>Длина шага</translation>
  </message>
  <message>
    <source>O&amp;rder</source>
    <translation>&amp;Порядок</translation>
  </message>
  <message>
    <source>Order of the polynomial</source>
    <translation>Порядок полинома</translation>
  </message>
  <message>
    <source>S&amp;moothing</source>
    <translation>С&amp;глаживание</translation>
  </message>
  <message>
    <source>Smoothing</source>
    <translation>Сглаживание</translation>
  </message>
  <message>
    <source>The greater, the straighter</source>
    <translation>Чем больше, тем прямее</translation>
  </message>
  <message>
    <source>Unit of the steps</source>
    <translation>Единица шагов</translation>
  </message>
  <message>
    <source>Values that are looked at for each; an odd number</source>
    <translation>Сколько значений учитывается для каждого; нечётное число</translation>
  </message>
  <message>
    <source>Wei&amp;ght</source>
    <translation>&amp;Вес</translation>
  </message>
  <message>
    <source>Weight of the smoothing</source>
    <translation>Вес сглаживания</translation>
  </message>
  <message>
    <source>Width of the smoothing in values</source>
    <translation>Ширина сглаживания в значениях</translation>
  </message>
</context>
<context>
  <name>StyleEditor</name>
  <message>
    <source>2nd to 98th percentile of what the map shows: one small request</source>
    <translation>От 2-го до 98-го процентиля видимого на карте: один небольшой запрос</translation>
  </message>
  <message>
    <source>Click to edit the colours</source>
    <translation>Щёлкните, чтобы изменить цвета</translation>
  </message>
  <message>
    <source>Colours, click to edit</source>
    <translation>Цвета, щёлкните для изменения</translation>
  </message>
  <message>
    <source>De&amp;fault</source>
    <translation>О&amp;бычная</translation>
  </message>
  <message>
    <source>From map</source>
    <translation>По карте</translation>
  </message>
  <message>
    <source>Pal&amp;ette</source>
    <translation>Па&amp;литра</translation>
  </message>
  <message>
    <source>Palette</source>
    <translation>Палитра</translation>
  </message>
  <message>
    <source>Reverse</source>
    <translation>Обратить</translation>
  </message>
  <message>
    <source>Reverse the palette</source>
    <translation>Обратить палитру</translation>
  </message>
  <message>
    <source>Stretc&amp;h</source>
    <translation>Растя&amp;жка</translation>
  </message>
  <message>
    <source>The usual range of this variable</source>
    <translation>Обычный диапазон этой переменной</translation>
  </message>
  <message>
    <source>Value of the first colour</source>
    <translation>Значение первого цвета</translation>
  </message>
  <message>
    <source>Value of the last colour</source>
    <translation>Значение последнего цвета</translation>
  </message>
  <message>
    <source>to</source>
    <translation>до</translation>
  </message>
</context>
<context>
  <name>TasksPanel</name>
  <message>
    <source>&amp;Add result</source>
    <translation>На &amp;карту</translation>
  </message>
  <message>
    <source>&amp;Cancel tasks</source>
    <translation>&amp;Отменить</translation>
  </message>
  <message>
    <source>&amp;Forget it</source>
    <translation>&amp;Забыть</translation>
  </message>
  <message>
    <source>&amp;No</source>
    <translation>&amp;Нет</translation>
  </message>
  <message>
    <source>&amp;Only those started here</source>
    <translation>&amp;Только запущенные отсюда</translation>
  </message>
  <message>
    <source>&amp;Yes, cancel</source>
    <translation>&amp;Да, отменить</translation>
  </message>
  <message>
    <source>Add what the finished tasks made to the map</source>
    <translation>Добавить на карту результаты завершённых задач</translation>
  </message>
  <message>
    <source>Details of the chosen task</source>
    <translation>Подробности выбранной задачи</translation>
  </message>
  <message>
    <source>Earth Engine tasks</source>
    <translation>Задачи Earth Engine</translation>
  </message>
  <message>
    <source>Fi&amp;les in</source>
    <translation>&amp;Файлы в</translation>
  </message>
  <message>
    <source>Filter…</source>
    <translation>Фильтр…</translation>
  </message>
  <message>
    <source>Folder with finished files</source>
    <translation>Папка с готовыми файлами</translation>
  </message>
  <message>
    <source>Look now</source>
    <translation>Обновить сейчас</translation>
  </message>
  <message>
    <source>Run a&amp;gain</source>
    <translation>&amp;Повторить</translation>
  </message>
  <message>
    <source>State of the tasks</source>
    <translation>Состояние задач</translation>
  </message>
  <message>
    <source>Submit failed or cancelled tasks once more</source>
    <translation>Отправить неудавшиеся или отменённые задачи повторно</translation>
  </message>
  <message>
    <source>Submit no more of it; what was submitted goes on</source>
    <translation>Больше не отправлять; уже отправленное продолжается</translation>
  </message>
  <message>
    <source>Submit the &amp;rest</source>
    <translation>Отправить о&amp;стальное</translation>
  </message>
  <message>
    <source>Tasks</source>
    <translation>Задачи</translation>
  </message>
  <message>
    <source>Tasks that were submitted from this profile of QGIS</source>
    <translation>Задачи, отправленные из этого профиля QGIS</translation>
  </message>
  <message>
    <source>Text to filter tasks by</source>
    <translation>Текст для фильтра задач</translation>
  </message>
  <message>
    <source>Where your Drive or bucket is found on this computer: finished files are looked for there</source>
    <translation>Где на этом компьютере находится ваш Drive или бакет: готовые файлы ищутся там</translation>
  </message>
</context>
<context>
  <name>ViewEditor</name>
  <message>
    <source>&amp;Formula</source>
    <translation>&amp;Формула</translation>
  </message>
  <message>
    <source>&amp;Index</source>
    <translation>&amp;Индекс</translation>
  </message>
  <message>
    <source>&amp;Show</source>
    <translation>По&amp;казать</translation>
  </message>
  <message>
    <source>(B8 - B4) / (B8 + B4)</source>
    <translation>(B8 - B4) / (B8 + B4)</translation>
  </message>
  <message>
    <source>Band for blue</source>
    <translation>Канал для синего</translation>
  </message>
  <message>
    <source>Band for green</source>
    <translation>Канал для зелёного</translation>
  </message>
  <message>
    <source>Band for red</source>
    <translation>Канал для красного</translation>
  </message>
  <message>
    <source>Blue</source>
    <translation>Синий</translation>
  </message>
  <message>
    <source>Default stretch</source>
    <translation>Растяжка по умолчанию</translation>
  </message>
  <message>
    <source>Expression with bands as names</source>
    <translation>Выражение с именами каналов</translation>
  </message>
  <message>
    <source>From</source>
    <translation>От</translation>
  </message>
  <message>
    <source>From &amp;map</source>
    <translation>По к&amp;арте</translation>
  </message>
  <message>
    <source>Gamma</source>
    <translation>Гамма</translation>
  </message>
  <message>
    <source>Green</source>
    <translation>Зелёный</translation>
  </message>
  <message>
    <source>How the stretch is computed</source>
    <translation>Как вычисляется растяжка</translation>
  </message>
  <message>
    <source>Red</source>
    <translation>Красный</translation>
  </message>
  <message>
    <source>Reflectance shown brightest</source>
    <translation>Отражение, показываемое самым светлым</translation>
  </message>
  <message>
    <source>Reflectance shown darkest</source>
    <translation>Отражение, показываемое самым тёмным</translation>
  </message>
  <message>
    <source>Reset</source>
    <translation>Сбросить</translation>
  </message>
  <message>
    <source>Spectral index</source>
    <translation>Спектральный индекс</translation>
  </message>
  <message>
    <source>Stretch</source>
    <translation>Растяжка</translation>
  </message>
  <message>
    <source>Stretch to what the map shows</source>
    <translation>Растянуть по видимому на карте</translation>
  </message>
  <message>
    <source>What is shown</source>
    <translation>Что показывается</translation>
  </message>
  <message>
    <source>to</source>
    <translation>до</translation>
  </message>
</context>
<context>
  <name>ZonalPanel</name>
  <message>
    <source>&amp;Bands</source>
    <translation>&amp;Каналы</translation>
  </message>
  <message>
    <source>&amp;Every image, a row by date</source>
    <translation>&amp;Каждое изображение, по датам</translation>
  </message>
  <message>
    <source>&amp;From</source>
    <translation>О&amp;т</translation>
  </message>
  <message>
    <source>&amp;Histogram</source>
    <translation>&amp;Гистограмма</translation>
  </message>
  <message>
    <source>&amp;Keep</source>
    <translation>&amp;Оставить</translation>
  </message>
  <message>
    <source>&amp;Layer</source>
    <translation>С&amp;лой</translation>
  </message>
  <message>
    <source>&amp;Mean</source>
    <translation>&amp;Среднее</translation>
  </message>
  <message>
    <source>&amp;Percentiles</source>
    <translation>&amp;Процентили</translation>
  </message>
  <message>
    <source>&amp;Selected features only</source>
    <translation>Только &amp;выделенные объекты</translation>
  </message>
  <message>
    <source>&amp;Table</source>
    <translation>&amp;Таблица</translation>
  </message>
  <message>
    <source>&amp;Write</source>
    <translation>&amp;Записать</translation>
  </message>
  <message>
    <source>A row for each zone and each image of the collection, with its date</source>
    <translation>По строке на каждую зону и каждое изображение коллекции, с его датой</translation>
  </message>
  <message>
    <source>Add it to the p&amp;roject</source>
    <translation>Добавить в про&amp;ект</translation>
  </message>
  <message>
    <source>Area b&amp;y class</source>
    <translation>Площад&amp;ь классов</translation>
  </message>
  <message>
    <source>Bands, separated by commas</source>
    <translation>Каналы, через запятую</translation>
  </message>
  <message>
    <source>CR&amp;S</source>
    <translation>С&amp;К</translation>
  </message>
  <message>
    <source>Cancel</source>
    <translation>Отмена</translation>
  </message>
  <message>
    <source>Co&amp;unt</source>
    <translation>&amp;Количество</translation>
  </message>
  <message>
    <source>Columns that are kept, separated by commas</source>
    <translation>Сохраняемые столбцы, через запятую</translation>
  </message>
  <message>
    <source>Compute</source>
    <translation>Вычислить</translation>
  </message>
  <message>
    <source>Coordinate system</source>
    <translation>Система координат</translation>
  </message>
  <message>
    <source>Copy as…</source>
    <translation>Копировать как…</translation>
  </message>
  <message>
    <source>Copy as… a Python script or a command that computes this</source>
    <translation>Копировать как… скрипт Python или команду, вычисляющие это</translation>
  </message>
  <message>
    <source>Each pixel counts by the part of it that a zone covers; else wholly, where its centre lies inside</source>
    <translation>Каждый пиксель учитывается той частью, которую покрывает зона; иначе — целиком, если внутри лежит его центр</translation>
  </message>
  <message>
    <source>FAO/GAUL_SIMPLIFIED_500m/2015/level2</source>
    <translation>FAO/GAUL_SIMPLIFIED_500m/2015/level2</translation>
  </message>
  <message>
    <source>Fi&amp;le</source>
    <translation>Фа&amp;йл</translation>
  </message>
  <message>
    <source>File to write</source>
    <translation>Файл для записи</translation>
  </message>
  <message>
    <source>Filters of the table</source>
    <translation>Фильтры таблицы</translation>
  </message>
  <message>
    <source>Histogram: least and greatest value, and how many classes</source>
    <translation>Гистограмма: наименьшее и наибольшее значение и число классов</translation>
  </message>
  <message>
    <source>How large pixels are</source>
    <translation>Какого размера пиксели</translation>
  </message>
  <message>
    <source>Id of a table on Earth Engine</source>
    <translation>Id таблицы Earth Engine</translation>
  </message>
  <message>
    <source>Layer or recipe whose values are taken</source>
    <translation>Слой или рецепт, значения которого берутся</translation>
  </message>
  <message>
    <source>Ma&amp;ximum</source>
    <translation>Ма&amp;ксимум</translation>
  </message>
  <message>
    <source>Me&amp;dian</source>
    <translation>Ме&amp;диана</translation>
  </message>
  <message>
    <source>Metres per pixel</source>
    <translation>Метров на пиксель</translation>
  </message>
  <message>
    <source>Mi&amp;nimum</source>
    <translation>Ми&amp;нимум</translation>
  </message>
  <message>
    <source>Na&amp;mes</source>
    <translation>&amp;Имена</translation>
  </message>
  <message>
    <source>Names of columns, separated by commas; a hyphen keeps none</source>
    <translation>Имена столбцов через запятую; дефис — ни одного</translation>
  </message>
  <message>
    <source>Names of the results' columns</source>
    <translation>Имена столбцов результата</translation>
  </message>
  <message>
    <source>Names of the results' columns, with {statistic} and {band}</source>
    <translation>Имена столбцов результата, с {statistic} и {band}</translation>
  </message>
  <message>
    <source>Names separated by commas</source>
    <translation>Имена через запятую</translation>
  </message>
  <message>
    <source>P&amp;ixels</source>
    <translation>Пи&amp;ксели</translation>
  </message>
  <message>
    <source>Percentiles, separated by commas</source>
    <translation>Процентили, через запятую</translation>
  </message>
  <message>
    <source>Pixels</source>
    <translation>Пиксели</translation>
  </message>
  <message>
    <source>Result</source>
    <translation>Результат</translation>
  </message>
  <message>
    <source>Sc&amp;ale (m)</source>
    <translation>Пиксе&amp;ль (м)</translation>
  </message>
  <message>
    <source>Six numbers of the transform</source>
    <translation>Шесть чисел преобразования</translation>
  </message>
  <message>
    <source>Square metres of each class of an image of classes, such as land cover</source>
    <translation>Квадратные метры каждого класса на изображении классов, например типов земного покрова</translation>
  </message>
  <message>
    <source>Statistics</source>
    <translation>Статистики</translation>
  </message>
  <message>
    <source>Std. de&amp;viation</source>
    <translation>Ст. откло&amp;нение</translation>
  </message>
  <message>
    <source>Su&amp;m</source>
    <translation>С&amp;умма</translation>
  </message>
  <message>
    <source>Trans&amp;form</source>
    <translation>Прео&amp;бразование</translation>
  </message>
  <message>
    <source>Vecto&amp;r</source>
    <translation>Векто&amp;р</translation>
  </message>
  <message>
    <source>Vector layer whose features are the zones</source>
    <translation>Векторный слой, объекты которого служат зонами</translation>
  </message>
  <message>
    <source>Weight pixels by &amp;covered part</source>
    <translation>По доле п&amp;окрытия пикселя</translation>
  </message>
  <message>
    <source>What</source>
    <translation>Что</translation>
  </message>
  <message>
    <source>Where the rows go</source>
    <translation>Куда записать строки</translation>
  </message>
  <message>
    <source>Where the zones are</source>
    <translation>Где находятся зоны</translation>
  </message>
  <message>
    <source>Zonal statistics</source>
    <translation>Зональная статистика</translation>
  </message>
  <message>
    <source>Zones</source>
    <translation>Зоны</translation>
  </message>
  <message>
    <source>all</source>
    <translation>все</translation>
  </message>
  <message>
    <source>all columns</source>
    <translation>все столбцы</translation>
  </message>
  <message>
    <source>least, greatest, classes</source>
    <translation>мин, макс, классы</translation>
  </message>
  <message>
    <source>such as 5, 95</source>
    <translation>например 5, 95</translation>
  </message>
  <message>
    <source>x scale, x shear, x origin, y shear, y scale, y origin</source>
    <translation>Масштаб по x, сдвиг по x, начало x, сдвиг по y, масштаб по y, начало y</translation>
  </message>
  <message>
    <source>{statistic}</source>
    <translation>{statistic}</translation>
  </message>
</context>
</TS>
