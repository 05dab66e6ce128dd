// Statistics: heights of a region in numbers.
// Several reducers look at the pixels once; one histogram comes along.

var region = ee.Geometry.Rectangle([8.0, 46.3, 8.6, 46.7]);
var heights = ee.Image('USGS/SRTMGL1_003');

var reducer = ee.Reducer.mean()
    .combine({reducer2: ee.Reducer.minMax(), sharedInputs: true})
    .combine({reducer2: ee.Reducer.stdDev(), sharedInputs: true});

var found = heights.reduceRegion({
  reducer: reducer,
  geometry: region,
  scale: 90,
  maxPixels: 1e9
});
print('Heights in metres:', found);

var steps = [500, 1000, 2000, 3000];
for (var i = 0; i < steps.length; i++) {
  var share = heights.gt(steps[i]).reduceRegion(ee.Reducer.mean(), region, 90).getNumber('elevation');
  print('Above ' + steps[i] + ' m, in percent:', share.multiply(100).format('%.0f'));
}

Map.centerObject(region, 10);
var colours = ['1a9850', 'ffffbf', 'a6611a', 'ffffff'];
Map.addLayer(heights.clip(region), {min: 300, max: 4000, palette: colours}, 'Heights');
