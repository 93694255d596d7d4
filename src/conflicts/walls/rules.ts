/** One side of two that must know nothing of each other. */
export interface Side {
  subjectIds: string[]
  /** People, or whole departments. */
  principalIds: string[]
}

/** Somebody no wall can be put in front of: they stand on both sides. */
export interface OnBothSides {
  principalId: string
}

interface Known {
  /** Department of each person named, and of each who works on a subject of a side. */
  departmentOf: ReadonlyMap<string, string>
  /** Who works on the subjects of each side. */
  workers: readonly [ReadonlySet<string>, ReadonlySet<string>]
}

/**
 * Who is to be shut out of what where two sides are kept apart: each side's people out of the other side's
 * affairs. Whoever stands on both is named and not shut out: somebody must decide on which side they stay.
 */
export function planOfSides(
  sides: readonly [Side, Side],
  { departmentOf, workers }: Known,
): { walls: (Side & { side: 0 | 1 })[]; onBothSides: OnBothSides[] } {
  const here = (side: 0 | 1) => new Set([...sides[side].principalIds, ...workers[side]])
  const standsOn = (id: string, side: 0 | 1) => {
    const there = here(side)
    if (there.has(id) || there.has(departmentOf.get(id) ?? '')) return true
    // A department stands where one of its people does.
    return [...there].some((one) => departmentOf.get(one) === id)
  }
  const both = new Set(
    ([0, 1] as const).flatMap((side) =>
      sides[side].principalIds.filter((id) => standsOn(id, side === 0 ? 1 : 0)),
    ),
  )
  const walls = ([0, 1] as const).map((side) => ({
    side,
    subjectIds: sides[side === 0 ? 1 : 0].subjectIds,
    principalIds: sides[side].principalIds.filter((id) => !both.has(id)),
  }))
  return {
    walls: walls.filter((wall) => wall.principalIds.length > 0 && wall.subjectIds.length > 0),
    onBothSides: [...both].map((principalId) => ({ principalId })),
  }
}

/** Whom the principals of a wall shut out: people by name, and with their departments. */
export const isAmong = (
  person: { id: string; departmentId: string },
  principalIds: readonly string[],
): boolean => principalIds.includes(person.id) || principalIds.includes(person.departmentId)
