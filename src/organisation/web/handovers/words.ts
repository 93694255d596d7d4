import { words } from '#platform/i18n/words.ts'

/** Words of handing several things over at once. */
export const handoverWords = words('handovers', {
  'zh-CN': {
    many: {
      act: '批量交接',
      what: '把选中的{{count}}项交给一位同事；对方接受之前，仍由现在的负责人承担。不能交接的会列出原因并保持选中。',
      to: '交给谁',
      note: '交接说明',
      done: '已发起{{count}}项交接，等对方接受',
      refused: '{{count}}项没有交接',
      close: '知道了',
    },
  },
  en: {
    many: {
      act: 'Hand over',
      what: 'Offers the {{count}} chosen to a colleague; until it is accepted nothing changes. What cannot be offered is named and stays selected.',
      to: 'To whom',
      note: 'Note',
      done: '{{count}} offered, waiting to be accepted',
      refused: '{{count}} not offered',
      close: 'Understood',
    },
  },
})
