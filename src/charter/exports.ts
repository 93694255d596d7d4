import { exportEntrance, onePage, organisationWords } from '#organisation/index.ts'
import { fromScreen, type SheetColumn } from '#platform/sheets-out/index.ts'
import type { Clause } from './clauses/contract.ts'
import { exportCharterEndpoint, type readCharterEndpoint } from './versions/contract.ts'
import { readCharter } from './versions/verbs.ts'
import { clauseSpeech, partsInOrder } from './web/clause-speech.ts'
import { charterWords } from './web/words.ts'
import { say } from '#platform/i18n/words.ts'
import type { QueryOf } from '#platform/http/endpoint.ts'

const { title } = fromScreen(charterWords)

/** As the page tells a clause, in either language. */
const speeches = {
  'zh-CN': clauseSpeech('zh-CN', (key) =>
    say(organisationWords, key as 'role.lawyer', {}, 'zh-CN'),
  ),
  en: clauseSpeech('en', (key) => say(organisationWords, key as 'role.lawyer', {}, 'en')),
}

const wide = new Set<string>(['title', 'duty', 'trigger', 'evidence', 'escalation'])

/** A clause in words, part by part, as its panel tells it. */
const columns: SheetColumn<Clause>[] = [
  { key: 'code', title: title('column.code'), cell: (clause) => clause.code },
  ...partsInOrder
    // Said with the deadline.
    .filter((part) => part !== 'due_field')
    .map(
      (part): SheetColumn<Clause> => ({
        key: part,
        title: { zh: speeches['zh-CN'].nameOf(part), en: speeches.en.nameOf(part) },
        cell: (clause, language) =>
          part === 'deadline'
            ? speeches[language].deadline(clause)
            : speeches[language].part(part, clause[part]),
        width: wide.has(part) ? 40 : 20,
      }),
    ),
]

export const exportingCharter = exportEntrance<QueryOf<typeof readCharterEndpoint>, Clause>({
  endpoint: exportCharterEndpoint,
  list: 'charter',
  title: title('title'),
  columns,
  page: onePage(async (work, query) => (await readCharter(work, { query })).clauses),
})
