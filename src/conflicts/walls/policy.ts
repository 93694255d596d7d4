import type { PolicyTable, Role } from '#access/index.ts'

const desk: Role[] = ['conflict_officer', 'managing_partner']

export interface WallThing {
  raisedById: string | null
}

/**
 * Raising shuts out at once and is one person's act; opening a wall again, wholly or in part, takes a second
 * pair of eyes: whoever raised it does not lift it. Nobody sees, and so nobody touches, a wall around themselves.
 */
export const wallPolicy = {
  readWalls: { roles: desk },
  exportWalls: { roles: desk },
  raiseWall: { roles: desk },
  liftWall: {
    roles: desk,
    when: (actor, wall) => wall.raisedById !== actor.personId,
  },
  /** On which side somebody stays who works on both. */
  settleSide: { roles: desk },
  acknowledgeWall: { roles: 'anyone' },
} satisfies PolicyTable<WallThing>
