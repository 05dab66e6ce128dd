# SPDX-License-Identifier: GPL-2.0-or-later
"""Arrays against numpy."""

from __future__ import annotations

import operator
from typing import Any, Callable, Optional

import numpy as np
import pytest
from ee_workbench.sandbox.arrays import array_of
from ee_workbench.sandbox.errors import EarthEngineError
from ee_workbench.sandbox.reducers.kernels import ELEMENTARY
from ee_workbench.sandbox.values import Array, PixelType
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

SHAPES = arrays.array_shapes(min_dims=1, max_dims=3, max_side=4)
INTS = arrays.arrays("int32", SHAPES, elements=st.integers(-100, 100))
DOUBLES = arrays.arrays("float64", SHAPES, elements=st.floats(-100, 100))
SIXTEENTHS = st.integers(-160, 160).map(lambda n: n / 16)
SQUARES = st.integers(1, 5).flatmap(lambda n: arrays.arrays("float64", (n, n), elements=SIXTEENTHS))


def result(call: Callable[..., Any], name: str, **arguments: Any) -> Any:
    return call(f"Array.{name}", **{k: Array(v) if isinstance(v, np.ndarray) else v for k, v in arguments.items()})


@given(INTS | DOUBLES)
def test_lists_and_arrays_are_each_others_inverse(call: Callable[..., Any], values: np.ndarray) -> None:
    made = array_of(values.tolist())
    assert made.values.shape == values.shape and np.array_equal(made.values, values)
    assert call("Array.toList", array=made) == values.tolist()
    assert call("Array.length", array=made).values.tolist() == list(values.shape)


@given(INTS, st.sampled_from(["add", "subtract", "multiply", "max", "min", "mod", "gt", "lte", "eq", "bitwiseAnd"]))
def test_integers_stay_integers(call: Callable[..., Any], values: np.ndarray, name: str) -> None:
    other = values[::-1].copy()
    function: dict[str, Any] = {
        "add": operator.add, "subtract": operator.sub, "multiply": operator.mul, "max": np.maximum, "min": np.minimum,
        "mod": lambda a, b: np.fmod(a, np.where(b == 0, 1, b)) * (b != 0), "gt": operator.gt, "lte": operator.le,
        "eq": operator.eq, "bitwiseAnd": operator.and_,
    }  # fmt: skip
    found = result(call, name, left=values, right=other).values
    assert found.dtype.kind in "iu" and np.array_equal(found, function[name](values.astype("int64"), other))


@given(arrays.arrays("int8", 5), arrays.arrays("int8", 5))
def test_small_types_grow_as_results_do(call: Callable[..., Any], a: np.ndarray, b: np.ndarray) -> None:
    found = result(call, "add", left=a, right=b).values
    assert np.array_equal(found, a.astype("int64") + b) and found.dtype == np.dtype("int16")
    assert np.array_equal(result(call, "multiply", left=a, right=b).values, a.astype("int64") * b)


@given(
    DOUBLES,
    st.sampled_from(["sin", "cos", "tan", "exp", "sqrt", "log", "abs", "floor", "ceil", "cbrt", "sinh", "tanh"]),
)
def test_functions(call: Callable[..., Any], values: np.ndarray, name: str) -> None:
    with np.errstate(all="ignore"):
        expected = getattr(np, name)(values)
    assert np.allclose(result(call, name, input=values).values, expected, rtol=1e-12, equal_nan=True)


@given(DOUBLES)
def test_a_number_goes_with_any_shape(call: Callable[..., Any], values: np.ndarray) -> None:
    assert np.array_equal(call("Array.multiply", left=Array(values), right=2).values, values * 2)
    assert np.array_equal(call("Array.subtract", left=1, right=Array(values)).values, 1 - values)
    with pytest.raises(EarthEngineError, match="same length along every axis"):
        result(call, "add", left=values, right=np.zeros((*values.shape, 2)))


@given(
    arrays.arrays("float64", 6, elements=st.floats(-1e6, 1e6)), st.sampled_from(["int8", "uint8", "uint16", "int32"])
)
def test_casts_round_and_clamp(call: Callable[..., Any], values: np.ndarray, name: str) -> None:
    info = np.iinfo(name)
    assert np.array_equal(result(call, name, input=values).values, np.clip(np.floor(values + 0.5), info.min, info.max))
    made = call("Array", values=values.tolist(), pixelType=PixelType.named(name)).values
    assert made.dtype == np.dtype(name)


@given(INTS, st.integers(0, 2), st.integers(-6, 6), st.none() | st.integers(-6, 6), st.integers(1, 3))
def test_slices(
    call: Callable[..., Any], values: np.ndarray, axis: int, start: int, end: Optional[int], step: int
) -> None:
    if axis < values.ndim:
        expected = np.moveaxis(np.moveaxis(values, axis, 0)[start:end:step], 0, axis)
        assert np.array_equal(
            result(call, "slice", array=values, axis=axis, start=start, end=end, step=step).values, expected
        )
    else:
        with pytest.raises(EarthEngineError, match="Axis must be between"):
            result(call, "slice", array=values, axis=axis)


@given(INTS, st.integers(0, 3))
def test_cat_and_repeat(call: Callable[..., Any], values: np.ndarray, axis: int) -> None:
    wide = values.reshape([*values.shape, *([1] * (axis + 1 - values.ndim))]) if axis >= values.ndim else values
    expected = np.concatenate([wide, wide], axis=axis)
    assert np.array_equal(call("Array.cat", arrays=[Array(values), Array(values)], axis=axis).values, expected)
    assert np.array_equal(result(call, "repeat", array=values, axis=axis, copies=2).values, expected)


@given(DOUBLES, st.data(), st.sampled_from(["sum", "mean", "max", "min", "count", "stdDev"]))
def test_reductions_keep_their_axes(
    call: Callable[..., Any], values: np.ndarray, data: st.DataObject, name: str
) -> None:
    axes = data.draw(st.sets(st.integers(0, values.ndim - 1), min_size=1))
    function: dict[str, Any] = {
        "sum": np.sum, "mean": np.mean, "max": np.max, "min": np.min, "stdDev": np.std,
        "count": lambda a, axis, keepdims: np.sum(np.ones(a.shape), axis=axis, keepdims=keepdims),
    }  # fmt: skip
    reducer = ELEMENTARY.get(name) or call(f"Reducer.{name}")
    found = result(call, "reduce", array=values, reducer=reducer, axes=sorted(axes)).values
    assert np.allclose(found, function[name](values, axis=tuple(axes), keepdims=True), rtol=1e-5, atol=1e-4)


@given(INTS, st.integers(0, 2))
def test_accumulation(call: Callable[..., Any], values: np.ndarray, axis: int) -> None:
    if axis < values.ndim:
        assert np.array_equal(result(call, "accum", array=values, axis=axis).values, np.cumsum(values, axis=axis))
        found = result(call, "accum", array=values, axis=axis, reducer=call("Reducer.max")).values
        assert np.array_equal(found, np.maximum.accumulate(values, axis=axis))


@given(arrays.arrays("int32", st.integers(0, 8), elements=st.integers(-3, 3)), st.randoms())
def test_sort_is_stable(call: Callable[..., Any], keys: np.ndarray, source: Any) -> None:
    values = np.arange(len(keys))
    assert np.array_equal(result(call, "sort", array=keys).values, np.sort(keys))
    found = result(call, "sort", array=values, keys=keys).values
    assert found.tolist() == sorted(values.tolist(), key=lambda i: keys[i])


@given(INTS)
def test_shapes(call: Callable[..., Any], values: np.ndarray) -> None:
    assert np.array_equal(call("Array.reshape", array=Array(values), shape=[-1]).values, values.ravel())
    swapped = result(call, "transpose", array=values).values
    assert np.array_equal(swapped, values.swapaxes(0, 1) if values.ndim > 1 else values[None, :])
    assert np.array_equal(
        result(call, "project", array=values[None], axes=list(range(1, values.ndim + 1))).values, values
    )
    padded = result(call, "pad", array=values, lengths=[size + 1 for size in values.shape], pad=7).values
    assert np.array_equal(padded, np.pad(values, [(0, 1)] * values.ndim, constant_values=7))


@given(arrays.arrays("int32", (3, 4)), arrays.arrays("bool", 4))
def test_masks(call: Callable[..., Any], values: np.ndarray, kept: np.ndarray) -> None:
    found = result(call, "mask", input=values, mask=kept.astype("uint8")[None, :]).values
    assert np.array_equal(found, values[:, kept])


# Matrices.


@given(SQUARES, st.data())
def test_products_and_solutions(call: Callable[..., Any], a: np.ndarray, data: st.DataObject) -> None:
    b = data.draw(arrays.arrays("float64", (len(a), 2), elements=SIXTEENTHS))
    assert np.allclose(result(call, "matrixMultiply", left=a, right=b).values, a @ b)
    assert result(call, "matrixDeterminant", input=a) == pytest.approx(np.linalg.det(a))
    assert result(call, "matrixTrace", input=a) == pytest.approx(np.trace(a))
    assert result(call, "matrixFnorm", input=a) == pytest.approx(np.linalg.norm(a))
    if np.linalg.cond(a) < 1e6:
        x = result(call, "matrixSolve", left=a, right=b).values
        assert np.allclose(a @ x, b, atol=1e-6)
        assert np.allclose(result(call, "matrixInverse", input=a).values @ a, np.identity(len(a)), atol=1e-6)


@given(arrays.arrays("float64", st.tuples(st.integers(1, 4), st.integers(1, 4)), elements=SIXTEENTHS))
def test_decompositions_multiply_back(call: Callable[..., Any], a: np.ndarray) -> None:
    svd = {k: v.values for k, v in result(call, "matrixSingularValueDecomposition", array=a).items()}
    assert np.allclose(svd["U"] @ svd["S"] @ svd["V"].T, a) and svd["S"].shape == a.shape
    qr = {k: v.values for k, v in result(call, "matrixQRDecomposition", array=a).items()}
    assert np.allclose(qr["Q"] @ qr["R"], a) and np.allclose(qr["Q"].T @ qr["Q"], np.identity(len(a)))
    pseudo = result(call, "matrixPseudoInverse", input=a).values
    assert np.allclose(a @ pseudo @ a, a, atol=1e-6)


@given(SQUARES)
def test_square_decompositions_multiply_back(call: Callable[..., Any], a: np.ndarray) -> None:
    if np.linalg.cond(a) < 1e8:
        lu = {k: v.values for k, v in result(call, "matrixLUDecomposition", array=a).items()}
        assert np.allclose(lu["P"] @ a, lu["L"] @ lu["U"]) and np.allclose(np.diagonal(lu["L"]), 1)
        assert np.array_equal(lu["U"], np.triu(lu["U"])) and np.abs(lu["L"]).max() <= 1
    positive = a @ a.T + np.identity(len(a))
    lower = result(call, "matrixCholeskyDecomposition", array=positive)["L"].values
    assert np.allclose(lower @ lower.T, positive) and np.array_equal(lower, np.tril(lower))


@given(SQUARES, st.booleans())
def test_eigenvectors_are_only_stretched(call: Callable[..., Any], a: np.ndarray, symmetric: bool) -> None:
    if symmetric:
        a = a + a.T
    elif np.linalg.cond(a) < 100:
        a = a @ np.diag(np.arange(1.0, len(a) + 1)) @ np.linalg.inv(a)
    else:
        return
    found = result(call, "eigen", input=a).values
    numbers, vectors = found[:, 0], found[:, 1:]
    assert np.allclose(a @ vectors.T, vectors.T * numbers, atol=1e-5 * max(1.0, np.abs(a).max()))
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1) and np.all(np.diff(numbers) <= 1e-9)


def test_eigenvectors_where_reflections_turn_round(call: Callable[..., Any]) -> None:
    found = result(call, "eigen", input=np.array([[2.0, -1.0], [-1.0, 2.0]])).values
    assert np.allclose(found[:, 0], [3, 1])
    assert np.allclose(found[:, 1] * found[:, 2], [-0.5, 0.5])
    chain = np.array([[2.0, -1.0, 0.0], [-1.0, 2.0, -1.0], [0.0, -1.0, 2.0]])
    assert np.allclose(result(call, "eigen", input=chain).values[:, 0], [2 + 2**0.5, 2, 2 - 2**0.5])


def test_what_matrices_refuse(call: Callable[..., Any]) -> None:
    for name, values in (
        ("matrixInverse", [[1, 2], [2, 4]]),
        ("matrixInverse", [[1, 2, 3]]),
        ("eigen", [[0, 1], [-1, 0]]),
    ):
        with pytest.raises(EarthEngineError, match=rf"Array\.{name}"):
            call(f"Array.{name}", input=array_of(values))
    with pytest.raises(EarthEngineError, match="same length"):
        array_of([[1, 2], [3]])
    with pytest.raises(EarthEngineError, match="pixelType"):
        array_of([])
    with pytest.raises(EarthEngineError, match="numbers only"):
        array_of([1, "a"])
