export * from "./domain";
export * from "./dyndns-updater";
export * from "./gen/providers/hostup";
export * from "./provider";
