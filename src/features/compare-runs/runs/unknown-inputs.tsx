import { useQuery, useQueryClient } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import type { ComparedRun } from '#core/compare/could-see.ts';
import { taskPath } from '#core/ids/screen-paths.ts';
import { formatMoment } from '#messages/format.ts';
import { sentenceGap, sentences } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TextLink } from '#ui/controls/link.tsx';

import { sharedTaskQuery } from './shared-task.ts';

type UnknownInputsProps = { readonly older: ComparedRun; readonly newer: ComparedRun };

export function UnknownInputs({ older, newer }: UnknownInputsProps) {
  const t = useMessages();
  const parts = { api: useApi(), client: useQueryClient() };
  const { data: task, isPending } = useQuery(sharedTaskQuery(parts, [older.run, newer.run]));
  if (isPending) return null;
  const which = older.input !== undefined ? 'newer' : newer.input !== undefined ? 'older' : 'both';
  if (!task) return t('difference.inputs.unknown', { which });
  const { slug, name, isSure, unchangedSince } = task;
  return (
    <>
      {sentences(
        t('difference.inputs.ofTask', { sure: String(isSure), task: name }),
        unchangedSince === undefined
          ? t('difference.inputs.mayDiffer')
          : t('difference.inputs.unchanged', { moment: formatMoment(unchangedSince) }),
      )}
      {sentenceGap()}
      <TextLink href={taskPath(slug)}>{t('difference.inputs.openTask')}</TextLink>
    </>
  );
}
