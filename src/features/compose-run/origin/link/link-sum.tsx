import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import { changesOfLink } from './changes-of-link.ts';
import type { OpenedLink } from '../../link/open-link.ts';

type LinkSumProps = { readonly link: OpenedLink; readonly descriptor: WorkerDescriptor };

/** How many fields and run options a link set otherwise than the Worker's defaults. */
export function LinkSum({ link, descriptor }: LinkSumProps) {
  const t = useMessages();
  const changes = changesOfLink(link, descriptor);
  if (changes.length === 0) return t('compose.from.link.nothing');
  const options = changes.filter(({ kind }) => kind === 'option').length;
  return t('compose.from.link.sets', {
    fields: formatNumber(changes.length - options),
    total: formatNumber(descriptor.parameters.length + link.applied.values.extras.size),
    options,
  });
}
