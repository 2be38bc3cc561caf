import Form from '@rjsf/core';
import validator from '@rjsf/validator-ajv8';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

import type { LinkDraft } from '#core/link/link-draft.ts';

import { manyUrls, stockFields, stockList } from '../fields.mjs';

/** What the benchmark calls in this page. */
declare global {
  var stock: {
    /** Gives the form so many URLs as its form data. */
    readonly fill: (count: number) => void;
    /** Milliseconds that it takes to write a draft as a link and to read it again. */
    readonly timeLink: (draft: LinkDraft) => Promise<number>;
  };
}

const fields = Number(new URLSearchParams(location.search).get('fields'));

/** react-jsonschema-form as it comes: its own theme, its own array fields, its own validator. */
function StockForm() {
  const [form] = useState(() => (fields > 0 ? stockFields(fields) : stockList()));
  const [formData, setFormData] = useState<unknown>();
  // oxlint-disable-next-line react/immutability -- the benchmark reaches the form by it
  globalThis.stock = {
    fill: (count) => setFormData({ urls: manyUrls(count) }),
    timeLink: async (draft) => {
      // Not a part of the form that is measured.
      const { decodeLink, encodeLink } = await import('#core/link/link-codec.ts');
      const start = performance.now();
      const link = encodeLink(draft);
      if (!link.ok || !decodeLink(link.value).ok) throw new Error('The link cannot be read.');
      return performance.now() - start;
    },
  };
  return (
    <Form
      schema={form.schema}
      uiSchema={form.uiSchema}
      validator={validator}
      formData={formData}
      onChange={({ formData: next }) => setFormData(next)}
    />
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <StockForm />
    </StrictMode>,
  );
}
