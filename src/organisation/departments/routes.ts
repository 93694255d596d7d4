import { type Entrance, entrance } from '#access/index.ts'
import { archiveDepartment } from './archive-department.ts'
import { changeDepartment } from './change-department.ts'
import {
  archiveDepartmentEndpoint,
  changeDepartmentEndpoint,
  listDepartmentsEndpoint,
  openDepartmentEndpoint,
} from './contract.ts'
import { listDepartments } from './list-departments.ts'
import { openDepartment } from './open-department.ts'

export const departmentEntrances: Entrance[] = [
  entrance(listDepartmentsEndpoint, listDepartments),
  entrance(openDepartmentEndpoint, openDepartment),
  entrance(changeDepartmentEndpoint, changeDepartment),
  entrance(archiveDepartmentEndpoint, archiveDepartment),
]
