import type { ContainerDefinition, NotOnFargate, Ulimit } from "../../../constructs/ecs/container-definition";
import { covers, type Gap, type WordGap } from "../../../harness/aws-fields";
import type * as aws from "../../../harness/ecs-api/types";

// What the list of fields (../pass/aws-fields.ts) says when AWS or we change something.

// error: Type '"fieldOfTomorrow"' does not satisfy the constraint 'never'
covers<Gap<aws.ContainerDefinition & { fieldOfTomorrow?: string }, ContainerDefinition, NotOnFargate>>();
// error: Type '"links"' does not satisfy the constraint 'never'
covers<Gap<Omit<aws.ContainerDefinition, "links">, ContainerDefinition, NotOnFargate>>();
// error: Type '"hostname"' does not satisfy the constraint 'never'
covers<Gap<aws.ContainerDefinition, ContainerDefinition & { hostname?: string }, NotOnFargate>>();
// error: Type '"image"' does not satisfy the constraint 'never'
covers<Gap<aws.ContainerDefinition, Omit<ContainerDefinition, "image">, NotOnFargate>>();
// error: Type '"swap"' does not satisfy the constraint 'never'
covers<WordGap<aws.Ulimit["name"] | "swap", Ulimit["name"] | undefined>>();
