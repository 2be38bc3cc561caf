import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';

import { ApiProvider } from '#api/api-context.tsx';
import { KeyDialogProvider } from '#features/enter-api-key/key-dialog-provider.tsx';
import { Skeleton } from '#ui/skeleton.tsx';

import { ErrorScreen } from './error-screen.tsx';
import { NotFound } from './not-found.tsx';
import { SCREENS } from './screens.ts';
import type { Services } from './services.ts';
import { Shell } from './shell.tsx';

const WorkersRoute = lazy(SCREENS.workers);
const ComposeRoute = lazy(SCREENS.compose);
const RunsRoute = lazy(SCREENS.runs);
const RunRoute = lazy(SCREENS.run);

/** The providers and the four routes. */
export function App({ services }: { readonly services: Services }) {
  return (
    <QueryClientProvider client={services.queryClient}>
      <ApiProvider connection={services}>
        <KeyDialogProvider>
          <Shell>
            <ErrorScreen>
              <Suspense fallback={<RouteSkeleton />}>
                <Switch>
                  <Route path="/" component={WorkersRoute} />
                  <Route path="/workers/:owner/:name?" component={ComposeRoute} />
                  <Route path="/runs" component={RunsRoute} />
                  <Route path="/runs/:slug">{({ slug }) => <RunRoute slug={slug} />}</Route>
                  <Route component={NotFound} />
                </Switch>
              </Suspense>
            </ErrorScreen>
          </Shell>
        </KeyDialogProvider>
      </ApiProvider>
    </QueryClientProvider>
  );
}

function RouteSkeleton() {
  return (
    <div className="space-y-4">
      <Skeleton className="h-7 w-64" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
