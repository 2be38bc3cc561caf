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

it.each(["import { NoSuchIcon } from 'lucide-react';", "import { useState } from 'react';"])(
  'leaves alone what has no file of its own: %s',
  (code) => {
    expect(direct(code)).toBe(code);
  },
);
