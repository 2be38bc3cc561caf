import type { ComparedRun } from '#core/compare/could-see.ts';
import { compareJson } from '#core/json/compare.ts';
import { useMessages } from '#messages/use-messages.ts';
import { JsonDifferences } from '#parts/json-differences.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/empty-state.tsx';

import { UnknownInputs } from '../runs/unknown-inputs.tsx';

type InputChangesProps = { readonly older: ComparedRun; readonly newer: ComparedRun };

export function InputChanges({ older, newer }: InputChangesProps) {
  const t = useMessages();
  if (older.input === undefined || newer.input === undefined)
    return (
      <EmptyState>
        <p>
          <UnknownInputs older={older} newer={newer} />
        </p>
      </EmptyState>
    );
  return (
    <Card className="overflow-hidden">
      <JsonDifferences
        label={t('difference.tab.inputs')}
        found={compareJson(older.input, newer.input)}
        here={t('difference.older')}
        there={t('difference.newer')}
      />
    </Card>
  );
}
