[
  {
    "name": "mail",
    "image": "library/mail:${stage}",
    "essential": true,
    "linuxParameters": { "capabilities": { "add": [], "drop": ["NET_RAW", "CHOWN"] } },
    "logConfiguration": {
      "logDriver": "awslogs",
      "options": {
        "awslogs-group": "${group}",
        "awslogs-region": "eu-west-1",
        "awslogs-stream-prefix": "mail"
      }
    }
  }
]
