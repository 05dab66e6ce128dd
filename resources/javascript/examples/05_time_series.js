// A chart: rain and warmth of a place, month by month.
// QGIS does not draw the chart; its table is printed, and kept.

var place = ee.Geometry.Point([36.8, -1.3]);

var months = ee.ImageCollection('IDAHO_EPSCOR/TERRACLIMATE')
    .filterDate('2020-01-01', '2021-01-01')
    .select(['pr', 'tmmx'])
    .map(function(month) {
      var warm = month.select('tmmx').multiply(0.1);
      return month.select('pr').addBands(warm).copyProperties(month, ['system:time_start']);
    });

var chart = ui.Chart.image.series({
  imageCollection: months,
  region: place,
  reducer: ee.Reducer.mean(),
  scale: 5000
}).setOptions({title: 'Nairobi, 2020: rain in mm, warmest hours in °C'});

print(chart);
Map.setCenter(36.8, -1.3, 6);
var rain = months.select('pr').sum();
Map.addLayer(rain, {min: 0, max: 2000, palette: ['ffffe5', '78c679', '004529']}, 'Rain of 2020 (mm)');
