import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { Route, Router, Switch } from 'wouter';

import { ApiProvider } from '#api/api-context.tsx';
import { KeyDialogProvider } from '#features/enter-api-key/key-dialog-provider.tsx';
import { LanguageProvider } from '#messages/use-messages.ts';
import { PLACE } from '#browser/place.ts';
import { useAfterPaint } from '#ui/hooks/use-after-paint.ts';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';

import { ErrorScreen } from './shell/error-screen.tsx';
import { NotFound } from './not-found.tsx';
import { Screen } from './shell/screen.tsx';
import { ROUTES, START_NEWS } from './routes.ts';
import type { Services } from './services.ts';
import { Shell } from './shell/shell.tsx';

export function App({ services }: { readonly services: Services }) {
  return (
    <LanguageProvider>
      <Router base={PLACE.base}>
        <QueryClientProvider client={services.queryClient}>
          <ApiProvider connection={services}>
            <KeyDialogProvider>
              <Shell>
                <PartBoundary>
                  <DeferredNews />
                </PartBoundary>
                <ErrorScreen>
                  <Switch>
                    {ROUTES.map(({ name, pattern, screen }) => (
                      <Route key={name} path={pattern}>
                        <Screen screen={screen} props={{}} />
                      </Route>
                    ))}
                    <Route component={NotFound} />
                  </Switch>
                </ErrorScreen>
              </Shell>
            </KeyDialogProvider>
          </ApiProvider>
        </QueryClientProvider>
      </Router>
    </LanguageProvider>
  );
}

function DeferredNews() {
  const [isWanted, setWanted] = useState(false);
  // The first screen is drawn without.
  useAfterPaint(() => setWanted(true));
  return isWanted && <Screen screen={START_NEWS} props={{}} optional />;
}
