// Export: a year of rain as a GeoTIFF in Google Drive.
// The task is started when the script runs; see the panel Tasks.

var region = ee.Geometry.Rectangle([33.9, -4.7, 41.9, 5.0]);

var rain = ee.ImageCollection('IDAHO_EPSCOR/TERRACLIMATE')
    .filterDate('2020-01-01', '2021-01-01')
    .select('pr')
    .sum()
    .clip(region);

Map.centerObject(region, 6);
Map.addLayer(rain, {min: 0, max: 2000, palette: ['ffffe5', '78c679', '004529']}, 'Rain of 2020 (mm)');

Export.image.toDrive({
  image: rain,
  description: 'rain_2020',
  folder: 'earth_engine',
  region: region,
  scale: 5000,
  crs: 'EPSG:4326',
  maxPixels: 1e9
});
