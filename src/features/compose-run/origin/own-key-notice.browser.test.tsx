import { expect, it } from 'vitest';
import { page } from 'vitest/browser';

import type { JsonObject } from '#core/json/json.ts';
import { loadWords } from '#messages/i18n.ts';
import { renderConsole } from '#test/console.tsx';

import { OwnKeyNotice } from './own-key-notice.tsx';

const KEY = 'my_very_own_0123';

/** The notice over what would be sent, in a tab that has the key; gives the way to change the key. */
async function show(custom: JsonObject) {
  await loadWords('compose');

  const { keyStore } = await renderConsole(<OwnKeyNotice custom={custom} titleOf={(field) => field} />, {
    key: KEY,
    config: { origin: window.location.origin },
  });
  return keyStore;
}

it('names each field that holds the API key, in whatever form and depth, and shows the key nowhere', async () => {
  await show({
    note: `use ${KEY}`,
    rows: [{ url: `https://a.example/?k=${encodeURIComponent(KEY)}` }],
    login: btoa(`me:${KEY}`),
    [KEY]: 1,
    harmless: 'my_very_own_9999',
  });
  const notice = page.getByRole('status');
  await expect.element(notice).toHaveTextContent('note, rows, login, YOUR_API_KEY');
  await expect.element(notice).not.toHaveTextContent(KEY);
  await expect.element(notice).not.toHaveTextContent('harmless');
});

it('says nothing where no field holds it, and goes with the key', async () => {
  const keyStore = await show({ note: `use ${KEY}` });
  await expect.element(page.getByRole('status')).toHaveTextContent('note');
  keyStore.set('another_key_4567');
  await expect.element(page.getByRole('status')).not.toBeInTheDocument();
});
