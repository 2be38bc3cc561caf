import { QueryClientProvider } from '@tanstack/react-query';
import { Route, Router, Switch } from 'wouter';

import { ApiProvider } from '#api/api-context.tsx';
import { KeyDialogProvider } from '#features/enter-api-key/key-dialog-provider.tsx';
import { PLACE } from '#browser/place.ts';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';

import { ErrorScreen } from './shell/error-screen.tsx';
import { DeferredNews } from './shell/deferred-news.tsx';
import { NotFound } from './shell/not-found.tsx';
import { Screen } from './shell/screen.tsx';
import { ROUTES } from './routes.ts';
import type { Services } from './services.ts';
import { Shell } from './shell/shell.tsx';

/** The providers and the routes. */
export function App({ services }: { readonly services: Services }) {
  return (
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
  );
}
