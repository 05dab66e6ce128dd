// Climate: how much warmer March becomes.
// The mean daily maximum of one model in one scenario, against the same month at the end of the last century.

var model = 'ACCESS-CM2';

var meanOf = function(scenario, firstYear, lastYear) {
  return ee.ImageCollection('NASA/GDDP-CMIP6')
      .filter(ee.Filter.eq('model', model))
      .filter(ee.Filter.eq('scenario', scenario))
      .filter(ee.Filter.calendarRange(firstYear, lastYear, 'year'))
      .filter(ee.Filter.calendarRange(3, 3, 'month'))
      .select('tasmax')
      .mean();
};

var change = meanOf('ssp245', 2050, 2051).subtract(meanOf('historical', 1990, 1991));

Map.setCenter(15, 25, 3);
Map.addLayer(change, {min: -4, max: 4, palette: 'blue, white, red'}, 'March: 2050s against 1990s (°C)');
