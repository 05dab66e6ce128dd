// Classification: water, forest and open land.
// Each pixel belongs to the kind of land whose mean colour it is nearest to.

var place = ee.Geometry.Rectangle([11.2, 47.9, 11.45, 48.05]);
var bands = ['B2', 'B3', 'B4', 'B8', 'B11'];

var picture = ee.ImageCollection('COPERNICUS/S2_SR_HARMONIZED')
    .filterBounds(place)
    .filterDate('2024-06-01', '2024-09-01')
    .filter(ee.Filter.lt('CLOUDY_PIXEL_PERCENTAGE', 30))
    .median()
    .select(bands);

// What a person would mark on the map: here indices say where a kind of land is sure.
var green = picture.normalizedDifference(['B8', 'B4']);
var wet = picture.normalizedDifference(['B3', 'B8']);
var sure = {
  water: wet.gt(0.2),
  forest: green.gt(0.75).and(picture.select('B3').lt(600)),
  open: green.lt(0.6).and(wet.lt(0))
};

// How far each pixel's colours are from the mean of a kind.
function distance(mask) {
  var mean = picture.updateMask(mask).reduceRegion({
    reducer: ee.Reducer.mean(),
    geometry: place,
    scale: 100,
    bestEffort: true
  });
  return picture.subtract(mean.toImage(bands)).pow(2).reduce(ee.Reducer.sum());
}

var water = distance(sure.water);
var forest = distance(sure.forest);
var open = distance(sure.open);

var land = ee.Image(2)
    .where(forest.lt(open).and(forest.lte(water)), 1)
    .where(water.lt(open).and(water.lt(forest)), 0);

Map.centerObject(place, 12);
Map.addLayer(land.clip(place), {min: 0, max: 2, palette: ['4575b4', '1a9850', 'fee08b']}, 'Land');
