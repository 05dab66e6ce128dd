// Boundaries: districts drawn in a style.
// A style is a property of the whole collection; fillColor with two more digits lets the map shine through.

var districts = ee.FeatureCollection('FAO/GAUL_SIMPLIFIED_500m/2015/level2')
    .filter(ee.Filter.eq('ADM1_NAME', 'Karnataka'));

print('Districts:', districts.size());
print('The first:', districts.first().get('ADM2_NAME'));

Map.centerObject(districts, 7);
Map.addLayer(districts.style({color: 'red', fillColor: 'ff000022', width: 2}), {}, 'Districts of Karnataka');
