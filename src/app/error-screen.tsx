import { Component, type ReactNode } from 'react';
import { useLocation } from 'wouter';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

type BoundaryProps = { readonly children: ReactNode; readonly fallback: (error: unknown) => ReactNode };

class Boundary extends Component<BoundaryProps, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return 'error' in this.state ? this.props.fallback(this.state.error) : this.props.children;
  }
}

/** Keeps a fault of one screen from taking the console down; another address starts afresh. */
export function ErrorScreen({ children }: { readonly children: ReactNode }) {
  const [path] = useLocation();
  return (
    <Boundary key={path} fallback={(error) => <Crash error={error} />}>
      {children}
    </Boundary>
  );
}

function Crash({ error }: { readonly error: unknown }) {
  const t = useMessages();
  return (
    <>
      <h1 className="mb-4 text-xl font-bold">{t('app.crash.title')}</h1>
      <Notice
        tone="bad"
        actions={<Button onClick={() => window.location.reload()}>{t('app.crash.reload')}</Button>}
      >
        <p>{t('app.crash.advice')}</p>
        <details className="mt-2">
          <summary>{t('app.crash.details')}</summary>
          <pre className="mt-1 text-xs whitespace-pre-wrap">
            {error instanceof Error ? error.stack : String(error)}
          </pre>
        </details>
      </Notice>
    </>
  );
}
