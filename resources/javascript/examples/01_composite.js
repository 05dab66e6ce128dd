// Sentinel-2: a summer without clouds.
// Each pixel is the median of what is left when scenes with many clouds are put aside.

var place = ee.Geometry.Rectangle([11.2, 47.9, 11.5, 48.1]);

var summer = ee.ImageCollection('COPERNICUS/S2_SR_HARMONIZED')
    .filterBounds(place)
    .filterDate('2024-06-01', '2024-09-01')
    .filter(ee.Filter.lt('CLOUDY_PIXEL_PERCENTAGE', 40));

print('Scenes:', summer.size());

Map.centerObject(place, 11);
Map.addLayer(summer.median().clip(place), {bands: ['B4', 'B3', 'B2'], min: 0, max: 3000}, 'Summer 2024');
