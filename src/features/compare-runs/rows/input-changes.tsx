import { compareJson } from '#core/json/compare.ts';
import type { JsonObject } from '#core/json/json.ts';
import { useMessages } from '#messages/use-messages.ts';
import { JsonDifferences } from '#parts/json-differences.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/empty-state.tsx';

type InputChangesProps = {
  readonly older: JsonObject | undefined;
  readonly newer: JsonObject | undefined;
};

/** What two runs were asked for, where it differs. */
export function InputChanges({ older, newer }: InputChangesProps) {
  const t = useMessages();
  if (older === undefined || newer === undefined)
    return <EmptyState>{t('difference.inputs.unknown')}</EmptyState>;
  return (
    <Card className="overflow-hidden">
      <JsonDifferences
        label={t('difference.tab.inputs')}
        found={compareJson(older, newer)}
        here={t('difference.older')}
        there={t('difference.newer')}
      />
    </Card>
  );
}
