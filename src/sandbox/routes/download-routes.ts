import type { Hono } from 'hono';
import { logText } from '../log.ts';
import { exportResults } from '../results.ts';
import { viewRun } from '../run.ts';
import type { Download, World } from '../world.ts';

const CONTENT_TYPE = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
} as const;

function fileOf(
  { run, content }: Download,
  now: number,
): { extension: keyof typeof CONTENT_TYPE; text: string } {
  if (content.kind === 'log') return { extension: 'txt', text: logText(run, now) };
  const { format, keys } = content;
  return { extension: format, text: exportResults({ run, count: viewRun(run, now).results, format, keys }) };
}

/** What the signed URLs of an export and of a log give: a file to keep, until the URL expires. */
export function addDownloadRoutes(app: Hono, world: World): void {
  app.get('/__sandbox/download/:token', (c) => {
    const download = world.state.downloads.get(c.req.param('token'));
    const now = world.now();
    if (download === undefined || now >= download.expiresAt) {
      return new Response('<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>', {
        status: 403,
        headers: { 'content-type': 'application/xml' },
      });
    }
    const { extension, text } = fileOf(download, now);
    return new Response(text, {
      headers: {
        'content-type': CONTENT_TYPE[extension],
        'content-disposition': `attachment; filename="run-${download.run.slug}.${extension}"`,
      },
    });
  });
}
