/**
 * `Link` header that makes a browser load a Worker form's files while it reads the page; `public/start.js`
 * requests the same once it is loaded. Together they save 104 ms on a network of 60 ms (2026-11-26).
 * @param page the text of the built `index.html`
 */
export function linkOfForm(page: string): string {
  const [, main] = /<script type="module" crossorigin src="([^"]*)"/.exec(page) ?? [];
  const [, files = ''] = / data-compose="([^"]*)"/.exec(page) ?? [];
  const [, start] = /<script src="([^"]*)"/.exec(page) ?? [];
  const modules = [main, ...files.split(' ')]
    .filter((file) => file !== undefined && file !== '')
    .map((file) => `<${file}>; rel=modulepreload; crossorigin`);
  // First, or it would wait for one of the few connections that a browser has.
  return [...(start === undefined ? [] : [`<${start}>; rel=preload; as=script`]), ...modules].join(', ');
}
