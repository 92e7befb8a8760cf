// EPSG:25832 (ETRS89 / UTM zone 32N) made known to OpenLayers; all coordinates of this program are in it.
import { register } from 'ol/proj/proj4';
import { get } from 'ol/proj';
import proj4 from 'proj4';

proj4.defs('EPSG:25832', '+proj=utm +zone=32 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs +type=crs');
register(proj4);
const found = get('EPSG:25832');
if (!found) throw new Error('EPSG:25832 is not registered');
found.setExtent([120000, 5000000, 1000000, 6200000]);
export const utm32 = found;

// Longitude and latitude of WGS 84 in metres of EPSG:25832.
export const from_degrees = ([longitude, latitude]: readonly [number, number]): [number, number] => proj4('EPSG:4326', 'EPSG:25832', [longitude, latitude]) as [number, number];
