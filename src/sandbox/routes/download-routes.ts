import type { Hono } from 'hono';
import { runFile } from '../runs/run-file.ts';
import type { World } from '../world/world.ts';

export function addDownloadRoutes(app: Hono, world: World): void {
  app.get('/__sandbox/download/:token', async (c) => {
    const download = world.state.downloads.get(c.req.param('token'));
    const now = world.now();
    if (download === undefined || now >= download.expiresAt) {
      return new Response('<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>', {
        status: 403,
        headers: { 'content-type': 'application/xml' },
      });
    }
    const { name, content } = await runFile(download.run, download.content, now);
    return new Response(content, {
      headers: { 'content-type': content.type, 'content-disposition': `attachment; filename="${name}"` },
    });
  });
}
