# SPDX-License-Identifier: GPL-2.0-or-later
"""Array.*: parts, shapes, and reductions along axes."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ..arrays import MAX_VALUES, cast, type_of
from ..errors import EarthEngineError
from ..reducers import Reducer
from ..registry import algorithm
from ..values import Array, PixelType

_MAX_AXES = 16


def _check_axis(function: str, axis: int, dimensions: int) -> None:
    if not 0 <= axis < dimensions:
        raise EarthEngineError(
            f"{function}: Axis must be between 0 and {max(dimensions - 1, 0)}, as the array has {dimensions} "
            f"dimension(s). Found {axis}."
        )


def _with_axes(values: np.ndarray, dimensions: int) -> np.ndarray:
    """The values with more axes of length 1 at the end."""
    return values.reshape([*values.shape, *([1] * (dimensions - values.ndim))])


@algorithm("Array.cat")
def cat(arrays: list[Array], axis: int) -> Array:
    if not arrays:
        raise EarthEngineError("Array.cat: At least one array is required.")
    if not 0 <= axis <= _MAX_AXES:
        raise EarthEngineError(f"Array.cat: Axis {axis} is out of range.")
    if len({each.values.ndim for each in arrays}) > 1:
        raise EarthEngineError("Array.cat: Arrays must have the same number of dimensions.")
    parts = [_with_axes(each.values, axis + 1) if each.values.ndim <= axis else each.values for each in arrays]
    others = {(*part.shape[:axis], *part.shape[axis + 1 :]) for part in parts}
    if len(others) > 1:
        raise EarthEngineError(f"Array.cat: Arrays must have the same length on all axes except axis {axis}.")
    return Array(np.concatenate(parts, axis=axis))


@algorithm("Array.repeat")
def repeat(array: Array, axis: int, copies: int) -> Array:
    if not 0 <= axis <= _MAX_AXES or copies < 0:
        raise EarthEngineError("Array.repeat: Parameters 'axis' and 'copies' must not be negative.")
    if array.values.size * copies > MAX_VALUES:
        raise EarthEngineError("User memory limit exceeded.")
    values = _with_axes(array.values, axis + 1) if array.values.ndim <= axis else array.values
    return Array(np.concatenate([values] * copies, axis=axis) if copies else values.take([], axis=axis))


@algorithm("Array.slice")
def slice_(array: Array, axis: int, start: int, end: Optional[int], step: int) -> Array:
    _check_axis("Array.slice", axis, array.values.ndim)
    if step < 1:
        raise EarthEngineError(f"Array.slice: Parameter 'step' must be positive. Found {step}.")
    index: list[slice] = [slice(None)] * array.values.ndim
    index[axis] = slice(start, end, step)
    return Array(array.values[tuple(index)])


@algorithm("Array.cut")
def cut(array: Array, position: list[int]) -> Array:
    shape = array.values.shape
    if len(position) != len(shape):
        raise EarthEngineError(f"Array.cut: The position must have {len(shape)} coordinate(s). Found {len(position)}.")
    index = []
    for axis, (place, size) in enumerate(zip(position, shape)):
        if not -1 <= place < size:
            raise EarthEngineError(f"Array.cut: Position {place} is out of range for axis {axis}, of length {size}.")
        index.append(slice(None) if place == -1 else slice(place, place + 1))
    return Array(array.values[tuple(index)])


@algorithm("Array.mask")
def mask(input: Array, mask: Array) -> Array:
    values, chosen = input.values, mask.values
    if chosen.ndim > values.ndim:
        raise EarthEngineError("Array.mask: The mask must not have more dimensions than the array.")
    if not values.ndim:
        raise EarthEngineError("Array.mask: The array must have at least one dimension.")
    chosen = _with_axes(chosen, values.ndim)
    long = [axis for axis, size in enumerate(chosen.shape) if size != 1]
    if len(long) > 1:
        raise EarthEngineError("Array.mask: The mask can only have multiple elements along one axis.")
    axis = long[0] if long else 0
    kept = np.broadcast_to(chosen.ravel() != 0, (values.shape[axis],)) if not long else chosen.ravel() != 0
    if len(kept) != values.shape[axis]:
        raise EarthEngineError(f"Array.mask: The mask must have the array's length along axis {axis}.")
    return Array(np.compress(kept, values, axis=axis))


@algorithm("Array.pad")
def pad(array: Array, lengths: list[int], pad: float) -> Array:
    if len(lengths) != array.values.ndim:
        raise EarthEngineError(f"Array.pad: There must be a length for each of the {array.values.ndim} dimension(s).")
    shape = [max(old, new) for old, new in zip(array.values.shape, lengths)]
    if float(np.prod(shape, dtype="float64")) > MAX_VALUES:
        raise EarthEngineError("User memory limit exceeded.")
    whole = array.values.dtype.kind == "f" or isinstance(pad, int) or pad.is_integer()
    made = np.full(shape, pad, dtype=array.values.dtype if whole else "float64")
    made[tuple(slice(size) for size in array.values.shape)] = array.values
    return Array(made)


@algorithm("Array.project")
def project(array: Array, axes: list[int]) -> Array:
    for axis in axes:
        _check_axis("Array.project", axis, array.values.ndim)
    if len(set(axes)) != len(axes):
        raise EarthEngineError("Array.project: Each axis can be given only once.")
    dropped = [axis for axis in range(array.values.ndim) if axis not in axes]
    if any(array.values.shape[axis] != 1 for axis in dropped):
        raise EarthEngineError("Array.project: Dropped axes must have length 1.")
    moved = np.transpose(array.values, [*axes, *dropped])
    return Array(moved.reshape(moved.shape[: len(axes)]))


@algorithm("Array.reshape")
def reshape(array: Array, shape: Array) -> Array:
    if not (np.abs(np.asarray(shape.values, dtype="float64")) < 2**31).all():
        raise EarthEngineError("Array.reshape: The lengths of a shape must be integers.")
    wanted = [int(size) for size in shape.values.ravel().tolist()]
    known = int(np.prod([size for size in wanted if size != -1], dtype="int64"))
    total = array.values.size
    open_axes = wanted.count(-1)
    fits = known == total if not open_axes else known > 0 and total % known == 0
    if open_axes > 1 or any(size < -1 for size in wanted) or not fits:
        raise EarthEngineError(
            f"Array.reshape: Cannot reshape an array of lengths {list(array.values.shape)} to {wanted}."
        )
    return Array(array.values.reshape(wanted))


@algorithm("Array.transpose", "Array.matrixTranspose")
def transpose(array: Array, axis1: int, axis2: int) -> Array:
    if not (0 <= axis1 <= _MAX_AXES and 0 <= axis2 <= _MAX_AXES):
        raise EarthEngineError("Array.transpose: Axes must not be negative.")
    dimensions = max(array.values.ndim, axis1 + 1, axis2 + 1)
    return Array(np.swapaxes(_with_axes(array.values, dimensions), axis1, axis2))


@algorithm("Array.sort")
def sort(array: Array, keys: Optional[Array]) -> Array:
    values = array.values
    by = values if keys is None else _with_axes(keys.values, values.ndim)
    long = [axis for axis, size in enumerate(by.shape) if size > 1]
    if len(long) > 1:
        raise EarthEngineError("Array.sort: The keys can only have multiple elements along one axis.")
    if not long:
        return array
    axis = long[0]
    if by.ndim != values.ndim or by.shape[axis] != values.shape[axis]:
        raise EarthEngineError(f"Array.sort: The keys must have the array's length along axis {axis}.")
    return Array(values.take(np.argsort(by.ravel(), kind="stable"), axis=axis))


@algorithm("Array.reduce")
def reduce(array: Array, reducer: Reducer, axes: list[int], field_axis: Optional[int]) -> Array:
    values = array.values
    for axis in [*axes, *([] if field_axis is None else [field_axis])]:
        _check_axis("Array.reduce", axis, values.ndim)
    if field_axis is None and (reducer.inputs > 1 or len(reducer.outputs) > 1):
        raise EarthEngineError("Array.reduce: Parameter 'fieldAxis' is required for a reducer of several fields.")
    if field_axis is not None and field_axis in axes:
        raise EarthEngineError("Array.reduce: Parameter 'fieldAxis' must not be one of 'axes'.")
    if field_axis is not None and values.shape[field_axis] != reducer.inputs:
        raise EarthEngineError(
            f"Array.reduce: The array must have length {reducer.inputs}, the number of the reducer's inputs, along "
            f"axis {field_axis}. Found {values.shape[field_axis]}."
        )
    if field_axis is None:
        inputs = [values]
    else:
        inputs = [values.take([index], axis=field_axis) for index in range(reducer.inputs)]
    shape = [1 if axis in axes else size for axis, size in enumerate(inputs[0].shape)]
    made = [each.reshape(shape) for each in _outputs(reducer, [_stacked(each, axes) for each in inputs], array)]
    return Array(made[0] if field_axis is None else np.concatenate(made, axis=field_axis))


def _stacked(values: np.ndarray, axes: list[int]) -> np.ndarray:
    """Values with the reduced axes as one, which comes first."""
    count = len(set(axes))
    moved = np.moveaxis(values, sorted(set(axes)), range(count))
    return moved.reshape(int(np.prod(moved.shape[:count], dtype="int64")), *moved.shape[count:])


def _outputs(reducer: Reducer, stacks: list[np.ndarray], like: Array) -> list[np.ndarray]:
    """A reducer's outputs, in the types that it declares."""
    types = reducer.output_types(type_of(like))
    weights = np.ones(stacks[0].shape, dtype="float32")
    if not len(weights):
        # Reducers answer what they have for no input at all: a number that weighs nothing.
        stacks = [np.zeros((1, *stack.shape[1:]), dtype=stack.dtype) for stack in stacks]
        weights = np.zeros(stacks[0].shape, dtype="float32")
    if not weights.size:
        return [np.zeros(weights.shape[1:], dtype=kind.dtype) for kind in types]
    found = reducer.reduce(stacks, weights)
    return [np.asarray(_fitting(np.asarray(values), kind)) for (values, _), kind in zip(found, types)]


def _fitting(values: np.ndarray, kind: PixelType) -> np.ndarray:
    whole = kind.precision != "int" or values.dtype.kind != "f" or bool(np.all(values == np.floor(values)))
    return cast(values, kind) if whole else values


@algorithm("Array.accum")
def accum(array: Array, axis: int, reducer: Optional[Reducer]) -> Array:
    values = array.values
    _check_axis("Array.accum", axis, values.ndim)
    summing = reducer is None or reducer.name == "sum"
    if summing:
        made = np.cumsum(values, axis=axis, dtype="int64" if values.dtype.kind in "iu" else None)
        return Array(made)
    assert reducer is not None
    if reducer.inputs != 1 or len(reducer.outputs) != 1:
        raise EarthEngineError("Array.accum: The reducer must have one input and one output.")
    if values.shape[axis] * values.size > 50 * MAX_VALUES:
        raise EarthEngineError("User memory limit exceeded.")
    stack = np.moveaxis(values, axis, 0)
    parts = [_outputs(reducer, [stack[: end + 1]], array)[0] for end in range(len(stack))]
    return Array(np.moveaxis(np.stack(parts), 0, axis) if parts else values)


@algorithm("Array.dotProduct")
def dot_product(array1: Array, array2: Array) -> float:
    a, b = array1.values, array2.values
    if a.ndim != 1 or a.shape != b.shape:
        raise EarthEngineError("Array.dotProduct: Both arrays must be 1-D and have the same length.")
    wide = "float64" if "f" in (a.dtype.kind, b.dtype.kind) else "int64"
    found = np.dot(a.astype(wide), b.astype(wide)).item()
    return float(found) if wide == "float64" else int(found)
