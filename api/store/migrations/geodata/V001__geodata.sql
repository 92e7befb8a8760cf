-- Cadastre, plans and layers as SpatiaLite geometry, EPSG:25832, m. A function that answers 0 has failed.
SELECT InitSpatialMetaData(0, 'NONE');
SELECT InsertEpsgSrid(25832);

CREATE TABLE geodata_source (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,           -- 'parcels', 'plan', 'layer:NAME'
  name TEXT NOT NULL,           -- file name
  sha256 TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  generation INTEGER NOT NULL,  -- grows with every import of anything
  UNIQUE (kind, name)
);

CREATE TABLE parcel (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES geodata_source (id),
  generation INTEGER NOT NULL,  -- of the import that wrote the row
  key TEXT NOT NULL UNIQUE,
  object_id TEXT NOT NULL,
  gemarkung TEXT NOT NULL,
  gemarkung_name TEXT NOT NULL,
  gemarkung_folded TEXT NOT NULL,
  flur TEXT NOT NULL,
  numerator TEXT NOT NULL,
  denominator TEXT NOT NULL,
  address TEXT NOT NULL,
  address_folded TEXT NOT NULL,
  official_area_m2 REAL,        -- as the cadastre says
  computed_area_m2 REAL NOT NULL,  -- of the geometry
  public_use TEXT NOT NULL,
  public_use_source TEXT NOT NULL
);
CREATE INDEX parcel_by_source ON parcel (source, generation);
CREATE INDEX parcel_by_number ON parcel (numerator, denominator);
SELECT AddGeometryColumn('parcel', 'geom', 25832, 'MULTIPOLYGON', 'XY');
SELECT CreateSpatialIndex('parcel', 'geom');

CREATE TABLE building (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES geodata_source (id),
  generation INTEGER NOT NULL,
  object_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  function_code TEXT NOT NULL,
  function_text TEXT NOT NULL,
  name TEXT NOT NULL,
  storeys INTEGER,
  height_m REAL
);
CREATE INDEX building_by_source ON building (source, generation);
SELECT AddGeometryColumn('building', 'geom', 25832, 'MULTIPOLYGON', 'XY');
SELECT CreateSpatialIndex('building', 'geom');

CREATE TABLE plan_area (        -- geom: the area, or the windows of a record without area
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES geodata_source (id),
  generation INTEGER NOT NULL,
  plan TEXT NOT NULL,
  object_id TEXT NOT NULL,
  type TEXT NOT NULL,
  baunvo_version TEXT NOT NULL,
  grz TEXT,
  gfz TEXT,
  storeys INTEGER,
  attributes TEXT NOT NULL,
  has_area INTEGER NOT NULL
);
CREATE INDEX plan_area_by_source ON plan_area (source, generation);
CREATE INDEX plan_area_by_plan ON plan_area (plan);
SELECT AddGeometryColumn('plan_area', 'geom', 25832, 'MULTIPOLYGON', 'XY');
SELECT AddGeometryColumn('plan_area', 'windows', 25832, 'MULTIPOLYGON', 'XY');
SELECT CreateSpatialIndex('plan_area', 'geom');

CREATE TABLE map_layer_feature (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES geodata_source (id),
  generation INTEGER NOT NULL,
  layer TEXT NOT NULL,
  object_id TEXT NOT NULL,
  label TEXT NOT NULL,
  attributes TEXT NOT NULL
);
CREATE INDEX map_layer_feature_by_source ON map_layer_feature (source, generation);
CREATE INDEX map_layer_feature_by_layer ON map_layer_feature (layer);
SELECT AddGeometryColumn('map_layer_feature', 'geom', 25832, 'GEOMETRY', 'XY');
SELECT CreateSpatialIndex('map_layer_feature', 'geom');
