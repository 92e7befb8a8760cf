// The day that a case is shown as of, for whatever is asked about it beside the case itself.
import type { Application } from './types';

export const as_of = ({ as_of: day }: Application): { as_of?: string } => (day ? { as_of: day } : {});
