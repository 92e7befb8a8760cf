// Short names for the shapes of the contract.
import type { components, operations } from './contract';

type Schemas = components['schemas'];
export type Account = Schemas['Account'];
export type Application = Schemas['Application'];
export type ApplicationSummary = Schemas['ApplicationSummary'];
export type Condition = Schemas['Condition'];
export type ConditionInput = Schemas['ConditionInput'];
export type Deadline = Schemas['Deadline'];
export type Decision = Schemas['Decision'];
export type Derivation = Schemas['Derivation'];
export type Document = Schemas['Document'];
export type Draft = Schemas['Draft'];
export type Finding = Schemas['Finding'];
export type Findings = Schemas['Findings'];
export type Import = Schemas['Import'];
export type ImportReport = Schemas['ImportReport'];
export type Named = Schemas['Named'];
export type Neighbour = Schemas['Neighbour'];
export type Announcement = Schemas['Announcement'];
export type Objection = Schemas['Objection'];
export type Neighbours = operations['get_neighbours']['responses']['200']['content']['application/json'];
export type Announcements = operations['list_announcements']['responses']['200']['content']['application/json'];
export type Person = Schemas['Person'];
export type Receipt = Schemas['Receipt'];
export type StatementRequest = Schemas['Request'];
export type Statement = Schemas['Statement'];
export type TextBlocks = Schemas['TextBlocks'];
export type FeeAnswer = Schemas['FeeAnswer'];
export type Deviation = Schemas['DeviationInput'];
export type State = Schemas['State'];
export type Suggestion = Schemas['Suggestion'];
export type Session = components['responses']['Session']['content']['application/json'];
export type Procedures = operations['list_procedures']['responses']['200']['content']['application/json'];
export type Procedure = Procedures['procedures'][number];
export type Comparison = operations['compare_designs']['responses']['200']['content']['application/json'];
export type MapInfo = operations['get_map']['responses']['200']['content']['application/json'];
export type Imports = operations['list_imports']['responses']['200']['content']['application/json'];
export type ReadDrawing = operations['read_drawing']['responses']['200']['content']['application/json'];
export type Outlooks = operations['get_outlook']['responses']['200']['content']['application/json'];
export type Finder = operations['find_procedure']['responses']['200']['content']['application/json'];
export type Timeline = operations['get_timeline']['responses']['200']['content']['application/json'];

// GeoJSON as this program uses it: metres in EPSG:25832.
export type Position = [number, number];
export type Geometry = { type: string; coordinates: unknown };
export type Feature = { type: 'Feature'; id?: string | number; geometry: Geometry; properties: Record<string, unknown> };
export type FeatureCollection = { type: 'FeatureCollection'; features: Feature[]; crs?: object };
