import { type Entrance, entrance } from '#access/index.ts'
import { addToWall, liftWall, removeFromWall } from './change-wall.ts'
import * as contract from './contract.ts'
import { acknowledgeWall, listMyWalls } from './my-walls.ts'
import { listWalls, presentWall } from './present-wall.ts'
import { raiseWall } from './raise-wall.ts'
import { listBothSides, settleSide } from './sides.ts'
import { findSubjects } from './sql.ts'

export const wallEntrances: Entrance[] = [
  entrance(contract.listWallsEndpoint, listWalls),
  entrance(contract.readWallEndpoint, (work, { params }) => presentWall(work, params.id)),
  entrance(contract.findWallSubjectsEndpoint, async (work, { query }) => ({
    items: await findSubjects(work.tx, query.q),
  })),
  entrance(contract.raiseWallEndpoint, raiseWall),
  entrance(contract.addToWallEndpoint, addToWall),
  entrance(contract.removeFromWallEndpoint, removeFromWall),
  entrance(contract.liftWallEndpoint, liftWall),
  entrance(contract.listBothSidesEndpoint, listBothSides),
  entrance(contract.settleSideEndpoint, settleSide),
  entrance(contract.listMyWallsEndpoint, listMyWalls),
  entrance(contract.acknowledgeWallEndpoint, acknowledgeWall),
]
