import { useLocation } from 'wouter';

import { OpenWorker } from '#features/open-worker/open-worker.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

const HomeRail = lazyComponent(
  () => import('../home-rail-in-tab.tsx').then((module) => module.HomeRailInTab),
  'home',
);

const Latest = lazyComponent(
  () => import('../latest-in-tab.tsx').then((module) => module.LatestInTab),
  'home',
  'runs',
  'batches',
);

export default function WorkersRoute() {
  const [, navigate] = useLocation();
  return (
    <OpenWorker
      onOpen={navigate}
      renderLatest={(onDrawn) => (
        <LazyPart>
          <Latest onDrawn={onDrawn} />
        </LazyPart>
      )}
      renderBeside={(isFirstVisit) => (
        <LazyPart>
          <HomeRail isFirstVisit={isFirstVisit} />
        </LazyPart>
      )}
    />
  );
}
