"""Where the pages of the public notice board are; `board` is its address without a slash at the end."""


def branch_page(board: str, branch_id: int) -> str:
    return f"{board}/branches/{branch_id}"


def pledge_page(board: str, pledge_id: int) -> str:
    return f"{board}/pledges/{pledge_id}"


def verify_page(board: str, code: str) -> str:
    return f"{board}/verify/{code}"
