// Greenness: NDVI under Cloud Score+.
// A pixel counts where Cloud Score+ takes it for clear; scenes and scores have the same index.

var place = ee.Geometry.Point([11.35, 48.0]).buffer(12000);
var clear = 0.6;

var scores = ee.ImageCollection('GOOGLE/CLOUD_SCORE_PLUS/V1/S2_HARMONIZED');
var scenes = ee.ImageCollection('COPERNICUS/S2_SR_HARMONIZED')
    .filterBounds(place)
    .filterDate('2024-06-01', '2024-09-01')
    .linkCollection(scores, ['cs_cdf']);

function greenness(scene) {
  var ndvi = scene.normalizedDifference(['B8', 'B4']).rename('NDVI');
  return ndvi.updateMask(scene.select('cs_cdf').gte(clear));
}

var ndvi = scenes.map(greenness).median();

Map.centerObject(place, 11);
Map.addLayer(ndvi.clip(place), {
  min: 0,
  max: 0.9,
  palette: ['a6611a', 'dfc27d', 'f5f5f5', '80cdc1', '018571']
}, 'NDVI, summer 2024');
