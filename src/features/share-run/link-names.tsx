import type { ReactNode } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { FIELD_PREFIX, OPTION_NAMES, PLATFORM_NAMES } from '#core/options/option-names.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TitleText } from '#parts/title-text.tsx';

import { queryExample } from './link-url.ts';

type LinkNamesProps = { readonly worker: WorkerSlug; readonly descriptor: WorkerDescriptor };

export function LinkNames({ worker, descriptor: { parameters } }: LinkNamesProps) {
  const t = useMessages();
  const [first = FIELD_PREFIX] = parameters.map(({ name }) => name);
  return (
    <details className="mt-3">
      <summary className="text-sm font-medium text-muted">{t('share.names')}</summary>
      <p className="mt-1 text-sm wrap-anywhere text-muted">
        {t('share.names.about', { example: queryExample(worker, first) })}
      </p>
      <dl
        className="mt-2 max-h-60 overflow-auto rounded border border-line"
        tabIndex={0}
        aria-label={t('share.names')}
      >
        {parameters.map(({ name, title }) => (
          <Named key={name} title={<TitleText whole={title} />} name={FIELD_PREFIX + name} />
        ))}
        {OPTION_NAMES.map((option) => (
          <Named key={option} title={t(`options.${option}`)} name={PLATFORM_NAMES[option]} />
        ))}
      </dl>
    </details>
  );
}

function Named({ title, name }: { readonly title: ReactNode; readonly name: string }) {
  return (
    <div className="grid gap-x-4 border-b border-line px-3 py-1 last:border-b-0 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <dt className="truncate text-muted">{title}</dt>
      <dd className="min-w-0 font-mono text-xs leading-5 wrap-anywhere">{name}</dd>
    </div>
  );
}
