export { savedObjectsFile, type SavedObject, type SavedObjectReference, type SavedObjectType } from "./saved-object";
export { savedObjects, type SavedObjectsProps } from "./saved-objects";
