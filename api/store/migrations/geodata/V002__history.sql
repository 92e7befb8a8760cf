-- Building limits (Baugrenzen) and building lines (Baulinien) of a plan area; where imported data came from; and what the
-- cadastre said before, so that a case can be looked at with the cadastre of its filing date. Dates are ISO text;
-- valid_from '' is "since ever, as far as known"; a row counts on valid_from <= day < valid_to.
SELECT AddGeometryColumn('plan_area', 'limits', 25832, 'MULTILINESTRING', 'XY');
SELECT AddGeometryColumn('plan_area', 'lines', 25832, 'MULTILINESTRING', 'XY');

ALTER TABLE geodata_source ADD COLUMN format TEXT NOT NULL DEFAULT '';
ALTER TABLE geodata_source ADD COLUMN source_crs TEXT NOT NULL DEFAULT '';
ALTER TABLE geodata_source ADD COLUMN reprojection TEXT NOT NULL DEFAULT '';
ALTER TABLE geodata_source ADD COLUMN report TEXT NOT NULL DEFAULT '';  -- JSON

ALTER TABLE parcel ADD COLUMN valid_from TEXT NOT NULL DEFAULT '';
ALTER TABLE building ADD COLUMN valid_from TEXT NOT NULL DEFAULT '';
CREATE INDEX parcel_by_object ON parcel (object_id);
CREATE INDEX map_layer_feature_by_object ON map_layer_feature (object_id);

CREATE TABLE former_parcel (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  object_id TEXT NOT NULL,
  gemarkung TEXT NOT NULL,
  gemarkung_name TEXT NOT NULL,
  flur TEXT NOT NULL,
  numerator TEXT NOT NULL,
  denominator TEXT NOT NULL,
  address TEXT NOT NULL,
  official_area_m2 REAL,
  computed_area_m2 REAL NOT NULL,
  public_use TEXT NOT NULL,
  public_use_source TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL
);
CREATE INDEX former_parcel_by_key ON former_parcel (key);
SELECT AddGeometryColumn('former_parcel', 'geom', 25832, 'MULTIPOLYGON', 'XY');
SELECT CreateSpatialIndex('former_parcel', 'geom');

CREATE TABLE former_building (
  id INTEGER PRIMARY KEY,
  object_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  function_code TEXT NOT NULL,
  function_text TEXT NOT NULL,
  name TEXT NOT NULL,
  storeys INTEGER,
  height_m REAL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL
);
SELECT AddGeometryColumn('former_building', 'geom', 25832, 'MULTIPOLYGON', 'XY');
SELECT CreateSpatialIndex('former_building', 'geom');
