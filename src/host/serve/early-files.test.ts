import { expect, it } from 'vitest';

import { linkOfForm } from './early-files.ts';

it('names the script of the page, and what a form is drawn with', () => {
  const page =
    '<script src="/start.js" data-compose="/a/form.js /a/zod.js" data-en="/a/en.js"></script>' +
    '<script type="module" crossorigin src="/a/index.js"></script>';
  expect(linkOfForm(page)).toBe(
    '</start.js>; rel=preload; as=script, </a/index.js>; rel=modulepreload; crossorigin, </a/form.js>; rel=modulepreload; crossorigin, </a/zod.js>; rel=modulepreload; crossorigin',
  );
});

it('names nothing in a page that names nothing', () => {
  expect(linkOfForm('<!doctype html>')).toBe('');
});
