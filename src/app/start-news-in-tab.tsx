import { StartNews } from '#starts/start-news.tsx';

import { TabStarts } from './tab/tab-starts.tsx';

export default function StartNewsInTab() {
  return (
    <TabStarts>
      <StartNews />
    </TabStarts>
  );
}
