import { expect, it } from 'vitest';

import { withDirectImports } from './direct-imports.ts';

const direct = (code: string) => withDirectImports(code).replaceAll(/'[^']*\/node_modules\//g, "'");

it.each([
  [
    "import { Download, Undo2 as Back } from 'lucide-react';",
    "import { default as Download } from 'lucide-react/dist/esm/icons/download.mjs'; import { default as Back } from 'lucide-react/dist/esm/icons/undo-2.mjs';",
  ],
  [
    "import {\n  useQuery,\n  useQueryClient,\n} from '@tanstack/react-query';",
    "import { useQuery as useQuery } from '@tanstack/react-query/build/modern/useQuery.js'; import { useQueryClient as useQueryClient } from '@tanstack/react-query/build/modern/QueryClientProvider.js';",
  ],
  ["import { type LucideIcon } from 'lucide-react';", "import type { LucideIcon } from 'lucide-react';"],
])('imports each name from the file that it stands in: %s', (code, wanted) => {
  expect(direct(code)).toBe(wanted);
});

it('leaves alone what is of no such library', () => {
  const code = "import { useState } from 'react';";
  expect(direct(code)).toBe(code);
});

it('says which name has no file of its own', () => {
  expect(() => direct("import { NoSuchIcon } from 'lucide-react';")).toThrow(
    'no file of its own for NoSuchIcon',
  );
});
