import { Component, type ReactNode } from 'react';

import { LoadFailure } from '#browser/lazy-module.ts';
import { useMessages } from '#messages/use-messages.ts';

import { Button } from '../controls/button.tsx';
import { FaultDetails } from '../fault-details.tsx';
import { NotLoaded } from './not-loaded.tsx';
import { Notice } from '../notice.tsx';

type PartBoundaryProps = {
  readonly children: ReactNode;
  readonly fallback?: (error: unknown, retry: () => void) => ReactNode;
};

export class PartBoundary extends Component<
  PartBoundaryProps,
  { readonly fault?: { readonly error: unknown } | undefined }
> {
  override state: { readonly fault?: { readonly error: unknown } | undefined } = {};

  static getDerivedStateFromError(error: unknown) {
    return { fault: { error } };
  }

  override render() {
    const { children, fallback = sayThatItStopped } = this.props;
    const { fault } = this.state;
    return fault === undefined ? children : fallback(fault.error, () => this.setState({ fault: undefined }));
  }
}

const sayThatItStopped = (error: unknown, retry: () => void) =>
  error instanceof LoadFailure ? <NotLoaded onRetry={retry} /> : <Stopped error={error} onRetry={retry} />;

function Stopped({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const t = useMessages();
  return (
    <Notice
      tone="bad"
      title={t('app.crash.part')}
      actions={<Button onClick={onRetry}>{t('common.retry')}</Button>}
    >
      <p>{t('app.crash.partAdvice')}</p>
      <FaultDetails error={error} />
    </Notice>
  );
}
