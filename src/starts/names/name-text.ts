import type { RunMark } from '#core/runs/run-mark.ts';
import type { NamePart } from '#core/runs/run-name.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';

type Named = {
  readonly mark?: Pick<RunMark, 'name'> | undefined;
  readonly parts?: readonly NamePart[] | undefined;
};

/** What a run is called: as a person named it, else by what differs in its input; undefined where neither is known. */
export function runName(t: Translate, { mark, parts = [] }: Named): string | undefined {
  if (mark !== undefined && mark.name !== '') return mark.name;
  return parts.length === 0 ? undefined : parts.map((part) => partText(t, part)).join(' · ');
}

function partText(t: Translate, part: NamePart): string {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'results')
    return t('run.name.limit', { count: part.count, number: formatNumber(part.count) });
  return part.kind === 'value'
    ? t('run.name.value', part)
    : t(`run.name.${part.kind}`, { title: part.title });
}
