import { useLocation } from 'wouter';

import { OpenWorker } from '#features/open-worker/open-worker.tsx';

export default function WorkersRoute() {
  const [, navigate] = useLocation();
  return <OpenWorker onOpen={navigate} />;
}
