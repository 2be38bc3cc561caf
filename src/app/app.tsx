import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';

import { ApiProvider } from '#api/api-context.tsx';
import { KeyDialogProvider } from '#features/enter-api-key/key-dialog-provider.tsx';
import { loadWords, type WordPart } from '#messages/i18n.ts';
import { Skeleton } from '#ui/skeleton.tsx';

import { ErrorScreen } from './error-screen.tsx';
import { NotFound } from './not-found.tsx';
import type { Services } from './services.ts';
import { Shell } from './shell.tsx';

/** A screen together with the words that it says. */
function screen<Screen>(load: () => Promise<Screen>, ...words: readonly WordPart[]) {
  return async () => {
    const [loaded] = await Promise.all([load(), ...words.map(loadWords)]);
    return loaded;
  };
}

const WorkersRoute = lazy(() => import('./routes/workers-route.tsx'));
const ComposeRoute = lazy(screen(() => import('./routes/compose-route.tsx'), 'compose', 'runs'));
const RunsRoute = lazy(screen(() => import('./routes/runs-route.tsx'), 'runs'));
const RunRoute = lazy(screen(() => import('./routes/run-route.tsx'), 'runs'));

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
