/** Why a name was found, or why it counts for less: a code and what it is about. */
export const reasonCodes = [
  'identifier_same',
  'identifier_different',
  'name_same',
  'written_otherwise',
  'region_same',
  'region_nested',
  'region_missing',
  'region_different',
  'region_misspelt',
  'brand_same',
  'brand_common',
  'homophone',
  'near_homophone',
  'shape',
  'shape_partly',
  'missing',
  'extra',
  'transposed',
  'other',
  'industry_same',
  'industry_related',
  'industry_missing',
  'industry_different',
  'industry_misspelt',
  'form_varies',
  'form_missing',
  'form_different',
  'branch',
  'number_different',
  'number_missing',
  'brand_only',
  'abbreviation',
  'known_abbreviation',
  'pinyin',
  'wade_giles',
  'cantonese',
  'english_industry',
  'words_same',
  'word_order',
  'word_misspelt',
  'word_missing',
  'initial',
  'part_of_name',
  'rare_remainder',
  'former_name',
  'other_name',
  'related',
  'same_organisation',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

export interface Reason {
  code: ReasonCode
  /** What was asked. */
  from?: string
  /** What is on file. */
  to?: string
}

/** How good a find is. `weak` lines are folded away, never left out. */
export const matchTiers = [
  'identifier',
  'exact_equivalent',
  'near',
  'alias',
  'relational',
  'weak',
] as const
export type MatchTier = (typeof matchTiers)[number]

export const segmentNames = ['region', 'brand', 'industry', 'form'] as const
export type SegmentName = (typeof segmentNames)[number]
export const segmentRelations = ['same', 'similar', 'missing', 'different'] as const
export type SegmentRelation = (typeof segmentRelations)[number]

/** A segment of both names, side by side. */
export interface Segment {
  segment: SegmentName
  asked: string
  onFile: string
  relation: SegmentRelation
}

export interface NameMatch {
  /** 0 to 1. */
  score: number
  tier: MatchTier
  reasons: Reason[]
  /**
   * All but one character that neither sounds nor looks alike is the same: worth a look where few on file share so much,
   * and only whoever has them all can tell.
   */
  unlike?: boolean
  /** Empty where names are not built of segments. */
  segments: Segment[]
}
