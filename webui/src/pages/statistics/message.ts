// One report as an XBau message: asked for, so that what it lacks can be shown, and handed to the browser as a file.
import { api, call } from '../../api/client';
import type { components } from '../../api/contract';

type Report = components['schemas']['StatisticsReport'];

export async function take_message(application: string, report: Report): Promise<void> {
  const year = report.occasion === 'overhang' ? { year: report.on.slice(0, 4) } : {};
  const query = { occasion: report.occasion, of: report.of, ...year };
  const { data } = await call(api.GET('/api/v1/applications/{application}/statistics-message', { params: { path: { application }, query }, parseAs: 'text' }));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([data], { type: 'application/xml' }));
  link.download = `XBau-${report.message}-${report.on}.xml`;
  link.click();
  URL.revokeObjectURL(link.href);
}
