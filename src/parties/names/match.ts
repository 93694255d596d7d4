import { compareLetters, comparePinyin } from './compare-letters.ts'
import { compareMisread, compareOrganisations } from './compare-organisations.ts'
import type { Bearers } from './judge-organisations.ts'
import { comparePersons, compareRomanised } from './compare-persons.ts'
import { compareShort } from './compare-short.ts'
import { knownAs } from './known-abbreviations.ts'
import { isBody } from './abbreviate.ts'
import { tailsOf } from './keys.ts'
import { type OrganisationName, readOrganisation } from './organisation.ts'
import { type Prepared, prepared } from './prepared.ts'
import type { NameMatch } from './reasons.ts'

/** Changes with every rule, table or weight by which names are filed or compared. */
export const matcherVersion = 4

const nobodyCounted: Bearers = { brand: null, remainder: null }

/** Compares two names of the same kind. @returns null where nothing speaks for a link between them. */
export function matchNames(
  kind: 'person' | 'organisation',
  asked: string,
  onFile: string,
): NameMatch | null {
  return matched(prepared(kind, asked), prepared(kind, onFile), nobodyCounted)
}

/** As `matchNames`, for names that were read before and a register that was counted. */
export function matched(asked: Prepared, onFile: Prepared, bearers: Bearers): NameMatch | null {
  if (asked.bare !== '' && asked.bare === onFile.bare) return same(asked, onFile)
  const found = across(asked, onFile, bearers)
  if (found?.tier === 'near') return found
  return known(asked, onFile, bearers) ?? found
}

function same(asked: Prepared, onFile: Prepared): NameMatch {
  const literal = asked.name === onFile.name
  const compared = across(asked, onFile, nobodyCounted)
  return {
    score: literal ? 1 : 0.99,
    tier: 'exact_equivalent',
    reasons: [
      literal
        ? { code: 'name_same' }
        : { code: 'written_otherwise', from: asked.name, to: onFile.name },
    ],
    segments: compared?.segments ?? [],
  }
}

function across(asked: Prepared, onFile: Prepared, bearers: Bearers): NameMatch | null {
  if (asked.as === 'letters' && onFile.as === 'letters')
    return compareLetters(asked.kind, asked.words, onFile.words)
  if (asked.as === 'organisation' && onFile.as === 'organisation') {
    const whole = compareOrganisations(asked.read, onFile.read, bearers)
    if (whole && whole.tier !== 'weak') return whole
    const misread = compareMisread(asked, onFile, whole)
    if (misread) return misread
    const short = compareShort(asked.read, asked.bare, onFile.read)
    return short && short.tier !== 'weak'
      ? short
      : (tailCompared(asked.read, onFile.read) ?? short ?? whole)
  }
  if (asked.as === 'person' && onFile.as === 'person')
    return comparePersons(asked.read, onFile.read, bearers)
  return inTwoScripts(asked, onFile)
}

/** One of the two is what the other's name ends with: 华山医院 of 复旦大学附属华山医院. */
function tailCompared(asked: OrganisationName, onFile: OrganisationName): NameMatch | null {
  const ends = (long: OrganisationName, short: OrganisationName) =>
    tailsOf(long).includes(short.core) ||
    (short.core.length >= 3 &&
      isBody(long) &&
      long.core.endsWith(short.core) &&
      !long.form &&
      !short.form)
  if (!ends(onFile, asked) && !ends(asked, onFile)) return null
  const reasons: NameMatch['reasons'] = [
    { code: 'part_of_name', from: asked.core, to: onFile.core },
  ]
  return { score: 0.75, tier: 'alias', reasons, segments: [] }
}

function inTwoScripts(asked: Prepared, onFile: Prepared): NameMatch | null {
  const letters = asked.as === 'letters' ? asked : onFile.as === 'letters' ? onFile : null
  const chinese = asked.as === 'letters' ? onFile : asked
  if (!letters) return null
  if (chinese.as === 'person') return compareRomanised(letters.words, chinese.read)
  return chinese.as === 'organisation' ? comparePinyin(letters.words, chinese.read) : null
}

/** What was asked is the well-known short form of what is on file. */
function known(asked: Prepared, onFile: Prepared, bearers: Bearers): NameMatch | null {
  if (onFile.as !== 'organisation' || asked.as === 'person') return null
  for (const long of knownAs(asked.bare)) {
    const found = compareOrganisations(readOrganisation(long), onFile.read, bearers)
    if (!found || found.tier === 'weak') continue
    const reasons: NameMatch['reasons'] = [
      { code: 'known_abbreviation', from: asked.name, to: long },
    ]
    return { ...found, tier: 'alias', score: Math.min(0.88, found.score), reasons }
  }
  return null
}
