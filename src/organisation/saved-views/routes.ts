import { type Entrance, entrance } from '#access/index.ts'
import * as contract from './contract.ts'
import { changeView, listViews, removeView, saveView, setUsualView } from './keep-views.ts'

export const viewEntrances: Entrance[] = [
  entrance(contract.listViewsEndpoint, listViews),
  entrance(contract.saveViewEndpoint, saveView),
  entrance(contract.changeViewEndpoint, changeView),
  entrance(contract.removeViewEndpoint, removeView),
  entrance(contract.setUsualViewEndpoint, setUsualView),
]
